using Tilth.People.Segments;
using Tilth.Site;

namespace Tilth.Tests.People.Segments;

/// <summary>What a query says, and what it says is wrong with it.</summary>
public sealed class ReadingQueries
{
    [Theory]
    [InlineData("", "")]
    [InlineData("rowan", "rowan")]
    [InlineData("rowan alder", "rowan alder")]
    [InlineData("\"free words\"", "\"free words\"")]
    [InlineData(
        "label:investor city:Porto last:>6m -circle:close \"free words\"",
        "label:investor city:Porto last:>6m -circle:close \"free words\""
    )]
    [InlineData("LABEL:Investor", "label:Investor")]
    [InlineData("tag:a town:b born:march firm:c", "label:a city:b birthday:march org:c")]
    [InlineData("city:\"São Paulo\"", "city:\"São Paulo\"")]
    [InlineData("city:\"Porto\"", "city:Porto")]
    [InlineData("label:\"say \\\"hi\\\"\"", "label:\"say \\\"hi\\\"\"")]
    [InlineData("a or b", "a or b")]
    [InlineData("a OR b c", "a or (b c)")]
    [InlineData("(a or b) c", "(a or b) c")]
    [InlineData("((a))", "a")]
    [InlineData("a and b", "a b")]
    [InlineData("a (b c)", "a b c")]
    [InlineData("-(a or b)", "-(a or b)")]
    [InlineData("--a", "a")]
    [InlineData("-label:x", "-label:x")]
    [InlineData("\"or\" \"and\" \"-x\" \"a:b\"", "\"or\" \"and\" \"-x\" \"a:b\"")]
    [InlineData("well-known", "well-known")]
    [InlineData("last:never", "last:never")]
    [InlineData("last:>=2w due:<1w added:<=2026-01", "last:>=2w due:<1w added:<=2026-01")]
    [InlineData("added:2026-01..2026-03", "added:2026-01..2026-03")]
    [InlineData("added:2026..", "added:>=2026")]
    [InlineData("added:..2026", "added:<=2026")]
    [InlineData("birthday:Mar", "birthday:march")]
    [InlineData("birthday:--03-14", "birthday:--03-14")]
    [InlineData("due:today met:20260102", "due:today met:2026-01-02")]
    [InlineData("has:photo -is:resting", "has:photo -is:resting")]
    [InlineData("https://squall.example", "\"https://squall.example\"")]
    [InlineData("10:30", "\"10:30\"")]
    [InlineData("org:\"//squall\"", "org:\"//squall\"")]
    public void It_is_written_one_way(string text, string canonical)
    {
        var (query, problems) = SegmentQuery.Parse(text);
        problems.ShouldBeEmpty();
        query.ToString().ShouldBe(canonical);
    }

    [Theory]
    [InlineData("citty:Porto", 0, 11, "There is no field 'citty'. Did you mean city?")]
    [InlineData("a lable:x", 2, 7, "There is no field 'lable'. Did you mean label?")]
    [InlineData("xyzzy:1", 0, 7, "There is no field 'xyzzy'.")]
    [InlineData("city: Porto", 0, 5, "'city:' needs something behind it.")]
    [InlineData("has:fone", 0, 8, "There is no choice 'fone'. Did you mean phone?")]
    [InlineData("is:tired", 0, 8, "There is no choice 'tired'.")]
    [InlineData("last:soon", 0, 9, "'soon' is not a day or a time like 6m, 2026-05 or never.")]
    [InlineData("last:>", 0, 6, "'>' is not a day or a time like 6m, 2026-05 or never.")]
    [InlineData("added:2026-13", 0, 13, "'2026-13' is not a day or a time like 6m, 2026-05 or never.")]
    [InlineData("added:1..2026", 0, 13, "'1..2026' is not a day or a time like 6m, 2026-05 or never.")]
    [InlineData("label:>x", 0, 8, "'label' cannot be compared with < or >.")]
    [InlineData("last:march", 0, 10, "'march' cannot be compared with < or >.")]
    [InlineData("birthday:>march", 0, 15, "'>march' cannot be compared with < or >.")]
    [InlineData("\"open", 0, 1, "A quotation mark is not closed.")]
    [InlineData("(a", 0, 1, "A bracket is not closed.")]
    [InlineData("a) b", 1, 1, "A bracket closes that was not opened.")]
    [InlineData("a or", 4, 0, "'or' needs something on both sides.")]
    [InlineData("or a", 0, 0, "'or' needs something on both sides.")]
    [InlineData("a - b", 2, 1, "'-' needs something behind it.")]
    public void What_is_wrong_is_told_with_its_place(string text, int start, int length, string message)
    {
        var problem = SegmentQuery.Parse(text).Problems.ShouldHaveSingleItem();
        problem.Message(new Say()).ShouldBe(message);
        (problem.Start, problem.Length).ShouldBe((start, length));
    }

    [Fact]
    public void What_is_wrong_is_searched_as_words() =>
        SegmentQuery.Parse("citty:Porto rowan").Query.Words.ShouldBe(["citty:Porto", "rowan"]);

    [Fact]
    public void Free_words_are_the_search_text() =>
        SegmentQuery.Parse("label:x rowan \"grant link\" -ash").Query.Words.ShouldBe(["rowan", "grant link"]);

    [Fact]
    public void Nothing_asks_for_everybody() => SegmentQuery.Parse("  ").Query.ShouldBe(SegmentQuery.Everybody);

    [Fact]
    public void Brackets_beyond_reason_are_told() =>
        SegmentQuery
            .Parse(new string('(', 10_000))
            .Problems.ShouldContain(problem => problem.Trouble == SegmentTrouble.TooDeep);

    [Theory]
    [InlineData("a b", "ab", true)]
    [InlineData("a b", "a", false)]
    [InlineData("a or b", "b", true)]
    [InlineData("a or b", "c", false)]
    [InlineData("-a", "b", true)]
    [InlineData("-a", "a", false)]
    [InlineData("a -(b or c)", "ac", false)]
    [InlineData("a -(b or c)", "a", true)]
    [InlineData("", "", true)]
    public void It_holds_as_it_says(string text, string true_words, bool holds) =>
        SegmentQuery
            .Parse(text)
            .Query.Holds(test => true_words.Contains(((Words)test).Text, StringComparison.Ordinal))
            .ShouldBe(holds);
}
