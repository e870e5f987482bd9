using Tilth.Capture;

namespace Tilth.Tests.Capture;

/// <summary>The book of names in memory.</summary>
public sealed class KnowingNames
{
    [Theory]
    [InlineData("rowan alder", "Rowan Alder", 2, MatchKind.Full)]
    [InlineData("rowan", "Rowan Alder", 1, MatchKind.Given)]
    [InlineData("alder", "Rowan Alder", 1, MatchKind.Family)]
    [InlineData("jun", "Juniper Vale", 1, MatchKind.Nickname)]
    [InlineData("jun vale", "Juniper Vale", 2, MatchKind.Full)]
    [InlineData("melisse brule", "Mélisse Brûlé", 2, MatchKind.Full)]
    [InlineData("mary wren holt", "Mary-Wren Holt", 3, MatchKind.Full)]
    [InlineData("mary-wren", "Mary-Wren Holt", 1, MatchKind.Given)]
    [InlineData("gardeners' guild", "Gardeners' Guild", 2, MatchKind.Full)]
    public void The_longest_name_comes_first(string words, string name, int length, MatchKind kind)
    {
        var found = Book.Names.At(words.Replace("'", "", StringComparison.Ordinal).Split(' '))[0];
        (found.Name.Display, found.Words, found.Kind).ShouldBe((name, length, kind));
    }

    [Fact]
    public void A_name_that_is_a_verb_as_well_is_somebody_new_where_the_verb_has_nothing_to_do()
    {
        var names = new ListNameBook([new NamedPerson(Book.Id(1), "Rowan Alder", "Rowan", "Alder", [])]);
        var reading = new LineGrammar(CaptureWords.English).Read(
            "met rowan and will at the pub",
            new CaptureContext { Now = Book.Tuesday, Names = names }
        );

        Meaning.Of(reading).ShouldBe(["met: Rowan Alder, Will (new) | at the pub | Tue 2026-11-24"]);
    }

    [Fact]
    public void Everybody_of_the_name_is_found() =>
        Book.Names.At(["ash"]).Select(match => match.Name.Display).ShouldBe(["Ash Heron", "Ash Thorne"]);

    [Fact]
    public void A_word_that_begins_no_name_finds_nobody() => Book.Names.At(["thistle", "dew"]).ShouldBeEmpty();

    [Theory]
    [InlineData("rowen", true)]
    [InlineData("rowaan", true)]
    [InlineData("roan", true)]
    [InlineData("rwoan", true)]
    [InlineData("bowan", true)]
    [InlineData("rovem", false)]
    [InlineData("row", false)]
    [InlineData("rowanne", false)]
    public void One_slip_of_the_pen_is_near_and_two_are_not(string said, bool isNear) =>
        Book.Names.Near([said]).Select(name => name.Display).Contains("Rowan Alder").ShouldBe(isNear);

    [Fact]
    public void A_firm_is_never_near() => Book.Names.Near(["squal", "picture"]).ShouldBeEmpty();

    [Fact]
    public void A_name_that_many_bear_offers_some_of_them()
    {
        var book = new ListNameBook(
            Enumerable
                .Range(0, 2_000)
                .Select(n => new NamedPerson(Book.Id(n), $"Ash Heron {n}", "Ash", $"Heron {n}", []))
        );
        book.At(["ash"]).Count.ShouldBe(20);
    }
}
