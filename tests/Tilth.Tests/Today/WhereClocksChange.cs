using System.Globalization;
using System.Net;
using System.Text;
using Tilth.Tests.Exchange;

namespace Tilth.Tests.Today;

/// <summary>
/// Days on which clocks are put forward or back, the end of the year and of February: every birthday has its one day, and
/// a talk that is over stays so. How long each day lasts is written beside it, so that no time zone code judges itself.
/// </summary>
public sealed class WhereClocksChange(Copy copy) : IClassFixture<Copy>
{
    private const int Days = 3,
        Around = 4;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    private static readonly (string Name, string At)[] Talks =
    [
        ("Ash Heron", "00:30"),
        ("Ivy Larkin", "01:30"),
        ("Clover Reed", "02:15"),
        ("Hazel Storm", "03:30"),
        ("Juniper Vale", "23:30"),
    ];

    [Theory]
    [InlineData("Europe/Lisbon", "2027-03-28", "2027-03-28T00:00Z", 46)]
    [InlineData("Europe/Lisbon", "2027-10-31", "2027-10-30T23:00Z", 50)]
    [InlineData("America/New_York", "2027-11-07", "2027-11-07T04:00Z", 50)]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00Z", 46)]
    [InlineData("America/Sao_Paulo", "2019-02-16", "2019-02-16T02:00Z", 50)]
    [InlineData("Australia/Lord_Howe", "2027-04-04", "2027-04-03T13:00Z", 49)]
    [InlineData("Australia/Lord_Howe", "2027-10-03", "2027-10-02T13:30Z", 47)]
    [InlineData("Pacific/Apia", "2020-09-27", "2020-09-26T11:00Z", 46)]
    [InlineData("Pacific/Apia", "2021-04-04", "2021-04-03T10:00Z", 50)]
    [InlineData("Asia/Kolkata", "2028-01-01", "2027-12-31T18:30Z", 48)]
    [InlineData("Europe/Lisbon", "2027-02-28", "2027-02-28T00:00Z", 48)]
    [InlineData("Europe/Lisbon", "2028-02-29", "2028-02-29T00:00Z", 48)]
    public async Task Birthdays_promises_and_talks_have_their_day(string zone, string day, string begins, int steps)
    {
        var (changed, first) = (
            DateOnly.Parse(day, CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(begins, CultureInfo.InvariantCulture)
        );
        copy.Clock.AdjustTime(first.AddDays(-Days - 1));
        using var visitor = await copy.SignedIn(zone: zone);
        var (id, look) = await visitor.Sent("born.csv", Births(changed));
        await copy.Confirm(visitor, id, look);

        await EveryNoonNamesThoseOfItsDay(visitor, changed, first);

        copy.Clock.AdjustTime(first - 2 * Step);
        var dayName = changed.DayOfWeek.ToString().ToLowerInvariant();
        await visitor.Write(string.Join(". ", Talks.Select(talk => $"coffee with {talk.Name} {dayName} {talk.At}")));
        await visitor.Promise(await visitor.Add("Owed Something"), "send the plan", changed);
        await EveryHalfHourIsOfItsDay(visitor, changed, first, steps);
    }

    [Fact]
    public async Task A_day_that_a_country_left_out_is_passed_over()
    {
        var jump = new DateTimeOffset(2011, 12, 30, 10, 0, 0, TimeSpan.Zero);
        copy.Clock.AdjustTime(jump.AddDays(-3));
        using var visitor = await copy.SignedIn(zone: "Pacific/Apia");
        var (id, look) = await visitor.Sent("born.csv", Births(new(2011, 12, 30)));
        await copy.Confirm(visitor, id, look);

        for (var at = -48; at < 48; at++)
        {
            copy.Clock.AdjustTime(jump + at * Step);
            (await BornToday(visitor)).ShouldBe([at < 0 ? "Born 12-29" : "Born 12-31"], $"{at} half hours from it");
        }
    }

    private async Task EveryNoonNamesThoseOfItsDay(Visitor visitor, DateOnly changed, DateTimeOffset first)
    {
        for (var days = -Days; days <= Days; days++)
        {
            copy.Clock.AdjustTime(first.AddDays(days).AddHours(12));
            (await BornToday(visitor)).ShouldBe(BornOn(changed.AddDays(days)), ignoreOrder: true);
        }
    }

    private async Task EveryHalfHourIsOfItsDay(Visitor visitor, DateOnly changed, DateTimeOffset first, int steps)
    {
        var over = new HashSet<string>();
        // Clocks change in the first hours of a day or in its last.
        foreach (var at in Enumerable.Range(-1, 10).Concat(Enumerable.Range(steps - Around, 2 * Around)))
        {
            copy.Clock.AdjustTime(first + at * Step);
            var today = await visitor.Page("/?all=true");
            today.Status.ShouldBe(HttpStatusCode.OK);
            var day = changed.AddDays(
                at < 0 ? -1
                : at < steps ? 0
                : 1
            );
            BornToday(today).ShouldBe(BornOn(day), ignoreOrder: true, $"{at} half hours into {changed}");
            today.Names(".berry").Contains("Owed Something").ShouldBe(at >= 0);
            if (at == 0)
                Asking(today).ShouldBeEmpty();
            over.Except(Asking(today)).ShouldBeEmpty($"{at} half hours into {changed} it is no longer over");
            over.UnionWith(Asking(today));
        }
        over.ShouldBe(Talks.Select(talk => talk.Name), ignoreOrder: true);
    }

    private static async Task<IReadOnlyList<string>> BornToday(Visitor visitor)
    {
        var today = await visitor.Page("/?all=true");
        today.Status.ShouldBe(HttpStatusCode.OK);
        return BornToday(today);
    }

    private static List<string> BornToday(Page today) => Who(today, "Birthday today");

    /// <summary>With whom a talk is over and asks how it was.</summary>
    private static List<string> Asking(Page today) => Who(today, "How was it?");

    private static List<string> Who(Page today, string words) =>
        [
            .. today
                .All("section.lane .item")
                .Where(item => item.QuerySelector("p")!.TextContent.Contains(words, StringComparison.Ordinal))
                .Select(item => item.QuerySelector("div > .name")!.TextContent.Trim()),
        ];

    /// <summary>Somebody for every day of a week, and for the day that most years do not have.</summary>
    private static string Births(DateOnly around)
    {
        var table = new StringBuilder("Name,Birthday\r\n");
        var days = Enumerable.Range(-Days, 2 * Days + 1).Select(day => Name(around.AddDays(day)));
        foreach (var name in days.Append("Born 02-29").Distinct())
            table.Append(CultureInfo.InvariantCulture, $"{name},1984-{name[5..]}\r\n");
        return table.ToString();
    }

    private static IReadOnlyList<string> BornOn(DateOnly day) =>
        day is { Month: 2, Day: 28, Year: not 2028 } ? [Name(day), "Born 02-29"] : [Name(day)];

    private static string Name(DateOnly day) => day.ToString("'Born' MM-dd", CultureInfo.InvariantCulture);
}
