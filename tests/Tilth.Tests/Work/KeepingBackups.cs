using CsCheck;
using Tilth.Store.Backup;
using Tilth.Work;

namespace Tilth.Tests.Work;

/// <summary>Seven days, four weeks and six months of backups stay, however often and irregularly they were made.</summary>
public sealed class KeepingBackups
{
    private static readonly DateTime First = new(2026, 11, 29, 2, 30, 0);

    private static readonly Gen<List<DateTime>> Made = Gen.Int[0, 40 * 24]
        .Select(hours => TimeSpan.FromHours(hours))
        .List[0, 60]
        .Select(gaps =>
            gaps.Select((_, at) => First + TimeSpan.FromTicks(gaps.Take(at).Sum(gap => gap.Ticks))).Distinct().ToList()
        );

    [Fact]
    public void It_is_what_one_would_choose_by_hand() =>
        Made.Sample(made => Keeping.Of(made).ToHashSet().SetEquals(ByHand(made)));

    [Fact]
    public void Letting_go_night_by_night_keeps_the_same_as_letting_go_once_at_the_end() =>
        Made.Sample(made =>
        {
            var kept = new List<DateTime>();
            foreach (var at in made)
                kept = [.. Keeping.Of([.. kept, at])];
            return kept.ToHashSet().SetEquals(Keeping.Of(made));
        });

    [Fact]
    public void After_a_year_of_nights_there_are_as_many_as_promised()
    {
        var kept = Keeping.Of([.. Enumerable.Range(0, 365).Select(day => First.AddDays(day))]);

        kept.Count.ShouldBeInRange(7 + 3 + 4, 7 + 4 + 6);
        kept.Max().ShouldBe(First.AddDays(364));
    }

    [Theory]
    [InlineData("Europe/Lisbon")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Africa/Cairo")]
    public void It_is_half_past_two_once_a_day_in_every_night_of_the_year(string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var begin = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var nights = new SortedSet<DateTimeOffset>();
        for (var now = begin; now < begin.AddDays(730); now += TimeSpan.FromMinutes(10))
        {
            var night = NightlyBackup.LastNight(now, zone);
            (now - night).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromHours(25.5));
            nights.Add(night);
        }

        nights.Count.ShouldBeInRange(730, 731);
        nights.Select(night => TimeZoneInfo.ConvertTime(night, zone).Date).ShouldBeUnique();
    }

    /// <summary>From the newest back, one of each day, week and month until there are enough.</summary>
    private static HashSet<DateTime> ByHand(List<DateTime> made)
    {
        var chosen = new HashSet<DateTime>();
        var (days, weeks, months) = (new List<DateTime>(), new List<DateTime>(), new List<(int, int)>());
        foreach (var at in made.OrderDescending())
        {
            var monday = at.Date.AddDays(-(((int)at.DayOfWeek + 6) % 7));
            if (Is(days, at.Date, 7) | Is(weeks, monday, 4) | Is(months, (at.Year, at.Month), 6))
                chosen.Add(at);
        }
        return chosen;

        static bool Is<T>(List<T> seen, T one, int most)
        {
            if (seen.Contains(one) || seen.Count == most)
                return false;
            seen.Add(one);
            return true;
        }
    }
}
