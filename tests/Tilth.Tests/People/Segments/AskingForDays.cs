using Tilth.Cards;
using Tilth.People.Segments;

namespace Tilth.Tests.People.Segments;

/// <summary>Days in a query, looked at from 24 November 2026.</summary>
public sealed class AskingForDays
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("last:>6m", "..2026-05-23")]
    [InlineData("last:>=6m", "..2026-05-24")]
    [InlineData("last:<2w", "2026-11-11..")]
    [InlineData("last:<=2w", "2026-11-10..")]
    [InlineData("last:2w", "2026-11-10..")]
    [InlineData("last:1m..6m", "2026-05-24..2026-10-24")]
    [InlineData("last:yesterday", "2026-11-23..2026-11-23")]
    [InlineData("due:<1w", "..2026-11-30")]
    [InlineData("due:1w", "..2026-12-01")]
    [InlineData("due:>1w", "2026-12-02..")]
    [InlineData("due:today", "2026-11-24..2026-11-24")]
    [InlineData("due:<today", "..2026-11-23")]
    [InlineData("due:<=tomorrow", "..2026-11-25")]
    [InlineData("due:1w..2w", "2026-12-01..2026-12-08")]
    [InlineData("met:2024", "2024-01-01..2024-12-31")]
    [InlineData("met:2024-02", "2024-02-01..2024-02-29")]
    [InlineData("met:<2024", "..2023-12-31")]
    [InlineData("met:<=2024", "..2024-12-31")]
    [InlineData("met:>2024", "2025-01-01..")]
    [InlineData("met:>=2024", "2024-01-01..")]
    [InlineData("added:>2026-01-01", "2026-01-02..")]
    [InlineData("added:2026-01..2026-03", "2026-01-01..2026-03-31")]
    [InlineData("added:2026-03..2026-01", "2026-01-01..2026-03-31")]
    [InlineData("last:>9999y", "..0001-01-01")]
    [InlineData("due:<9999y", "..9999-12-30")]
    public void It_asks_for_these_days(string text, string days)
    {
        var range = Test(text).Range(Today);
        $"{range.From:yyyy-MM-dd}..{range.To:yyyy-MM-dd}".ShouldBe(days);
    }

    [Theory]
    [InlineData("born:march", "--03-14", true)]
    [InlineData("born:march", "1980-03-14", true)]
    [InlineData("born:march", "--04-14", false)]
    [InlineData("born:march", "1980", false)]
    [InlineData("born:--03-14", "1980-03-14", true)]
    [InlineData("born:--03-14", "1980-03-15", false)]
    [InlineData("born:1980", "1980-03-14", true)]
    [InlineData("born:1980", "--03-14", false)]
    [InlineData("born:>1979", "1980-03-14", true)]
    [InlineData("born:>1980", "1980-03-14", false)]
    [InlineData("born:<2w", "--12-01", true)]
    [InlineData("born:<2w", "1980-12-08", false)]
    [InlineData("born:2w", "1980-12-08", true)]
    [InlineData("born:<2w", "--11-24", true)]
    [InlineData("born:<2w", "--11-23", false)]
    [InlineData("born:<3m", "--01-10", true)]
    [InlineData("born:>3m", "--01-10", false)]
    [InlineData("born:today", "1980-11-24", true)]
    [InlineData("born:tomorrow", "1980-11-24", false)]
    [InlineData("met:2024", "2024-05", true)]
    [InlineData("met:2024-05", "2024", true)]
    [InlineData("met:2024-05", "2024-06", false)]
    [InlineData("last:>6m", "2026-05-23", true)]
    [InlineData("last:>6m", "2026-05-24", false)]
    public void It_holds_of_days_of_which_parts_may_be_unknown(string text, string date, bool holds)
    {
        PartialDate.TryParse(date, out var known).ShouldBeTrue();
        Test(text).Holds(known, Today).ShouldBe(holds);
    }

    [Fact]
    public void Of_a_day_that_is_not_known_nothing_holds() => Test("last:>6m").Holds(null, Today).ShouldBeFalse();

    [Fact]
    public void A_saved_search_moves_with_the_days()
    {
        var test = Test("last:>1m");
        var date = PartialDate.From(new(2026, 10, 24));
        test.Holds(date, Today).ShouldBeFalse();
        test.Holds(date, Today.AddDays(1)).ShouldBeTrue();
    }

    private static DayTest Test(string text) => SegmentQuery.Parse(text).Query.Term.ShouldBeOfType<DayTest>();
}
