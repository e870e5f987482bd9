namespace Tilth.Tests.Capture;

/// <summary>Days said on every day of three years, the middle one a leap year, against a calendar that is counted day by day.</summary>
public sealed class CountingDays
{
    private static readonly TimeOnly[] Hours = [new(0, 0), new(1, 30), new(23, 59)];

    private static IEnumerable<DateOnly> EveryDay =>
        Enumerable.Range(0, 365 + 366 + 365).Select(new DateOnly(2027, 1, 1).AddDays);

    public static TheoryData<string, string> Said =>
        new()
        {
            { "tomorrow", "one on" },
            { "in 3 weeks", "twenty-one on" },
            { "by friday", "the next that is a Friday" },
            { "end of month", "the next before a first" },
            { "end of the year", "the next before a first of January" },
            { "by the 31st", "the next that is a 31st" },
            { "29 february", "the next that is a 29 February" },
            { "31 december", "the next that is a 31 December" },
            { "in a month", "the same of the next month, or its last" },
        };

    [Theory]
    [MemberData(nameof(Said))]
    public void A_promise_is_due_on_the_day_that_one_would_count(string said, string counted)
    {
        foreach (var today in EveryDay)
        {
            foreach (var hour in Hours)
            {
                var due = Book.Read($"send Ivy the map {said}", today.ToDateTime(hour)).Promises.Single().DueOn;
                due.ShouldBe(Count(today, counted), $"{said}, said on {Meaning.Day(today)} at {hour}");
            }
        }
    }

    [Fact]
    public void A_coffee_at_half_past_one_is_on_the_next_day_of_that_name_also_where_clocks_change()
    {
        foreach (var today in EveryDay)
        {
            foreach (var hour in Hours)
            {
                var when = Book.Read("coffee with Ivy sunday 01:30", today.ToDateTime(hour)).Talks.Single().When;
                var isToday = today.DayOfWeek == DayOfWeek.Sunday;
                var from = isToday && hour >= new TimeOnly(1, 30) ? today.AddDays(1) : today;
                when.On.ShouldBe(Next(from, day => day.DayOfWeek == DayOfWeek.Sunday), $"on {today} at {hour}");
                (when.At, when.Ahead).ShouldBe((new TimeOnly(1, 30), true));
            }
        }
    }

    private static DateOnly Count(DateOnly today, string counted) =>
        counted switch
        {
            "one on" => today.AddDays(1),
            "twenty-one on" => today.AddDays(21),
            "the next that is a Friday" => Next(today, day => day.DayOfWeek == DayOfWeek.Friday),
            "the next before a first" => Next(today, day => day.AddDays(1).Day == 1),
            "the next before a first of January" => Next(today, day => day.AddDays(1) is { Day: 1, Month: 1 }),
            "the next that is a 31st" => Next(today, day => day.Day == 31),
            "the next that is a 29 February" => Next(today, day => day is { Day: 29, Month: 2 }),
            "the next that is a 31 December" => Next(today, day => day is { Day: 31, Month: 12 }),
            _ => Next(
                today.AddDays(1),
                day => day.Month != today.Month && (day.Day == today.Day || day.AddDays(1).Day == 1)
            ),
        };

    /// <summary>The first of the days from that one on which it holds.</summary>
    private static DateOnly Next(DateOnly day, Func<DateOnly, bool> holds)
    {
        while (!holds(day))
            day = day.AddDays(1);
        return day;
    }
}
