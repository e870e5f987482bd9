using Tilth.Store;

namespace Tilth.Tests.Exchange;

public sealed class DecidingOnPairs(Copy copy) : IClassFixture<Copy>
{
    private const string Cards = """
        BEGIN:VCARD
        VERSION:4.0
        FN:Rowan Alder
        EMAIL:rowan@example.org
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        FN:Juniper Vale
        EMAIL:juniper@example.org
        END:VCARD
        """;

    [Fact]
    public async Task Undecided_they_come_in_beside()
    {
        using var visitor = await Book();
        var (id, look) = await visitor.Sent("people.vcf", Cards);
        look.Text.ShouldContain("2 perhaps here already");

        await copy.Confirm(visitor, id, look);

        (await copy.CountOf(visitor)).ShouldBe(4);
    }

    [Fact]
    public async Task The_same_person_gets_what_is_missing_and_the_other_comes_in_beside()
    {
        using var visitor = await Book();
        var (id, look) = await visitor.Sent("people.vcf", Cards);

        await copy.Confirm(visitor, id, look, ("pair-0", Choice(look, "pair-0", "same:")));

        (await copy.CountOf(visitor)).ShouldBe(3);
        (await copy.TextOf(visitor)).ShouldContain("rowan@example.org");
    }

    [Fact]
    public async Task One_choice_holds_for_all_but_those_of_whom_one_said_otherwise()
    {
        using var visitor = await Book();
        var (id, look) = await visitor.Sent("people.vcf", Cards);

        await copy.Confirm(visitor, id, look, ("rest", "same"), ("pair-1", Choice(look, "pair-1", "other:")));

        (await copy.CountOf(visitor)).ShouldBe(3);
    }

    [Fact]
    public async Task Who_was_said_to_be_the_same_is_known_when_the_file_comes_again()
    {
        const string NothingButNames = "Name,Company\r\nRowan Alder,Quince\r\nJuniper Vale,Squall\r\n";
        using var visitor = await Book();
        var (id, look) = await visitor.Sent("people.csv", NothingButNames);
        await copy.Confirm(visitor, id, look, ("rest", "same"));
        var before = await copy.TextOf(visitor);

        (id, look) = await visitor.Sent("people.csv", NothingButNames);
        look.Text.ShouldContain("2 already known");
        await copy.Confirm(visitor, id, look);

        (await copy.TextOf(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task Undone_whoever_was_completed_is_as_before()
    {
        using var visitor = await Book();
        var before = await copy.TextOf(visitor);
        var (id, look) = await visitor.Sent("people.vcf", Cards);
        var ended = await copy.Confirm(visitor, id, look, ("rest", "same"));
        (await copy.TextOf(visitor)).ShouldNotBe(before);

        await visitor.Follow(await ended.Press("Undo this import"));

        (await copy.TextOf(visitor)).ShouldBe(before);
        (await copy.The<Verify>().Run(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_pairs_a_hundred_are_shown_and_the_rest_follow_the_choice_for_all()
    {
        using var visitor = await copy.SignedIn();
        string Table(string column) =>
            "Name,"
            + column
            + "\r\n"
            + string.Concat(
                Enumerable
                    .Range(0, 120)
                    .Select(at => $"Rowan {(char)('a' + at / 26)}{(char)('a' + at % 26)}lder,{column} {at}\r\n")
            );
        var (id, look) = await visitor.Sent("first.csv", Table("Company"));
        await copy.Confirm(visitor, id, look);

        (id, look) = await visitor.Sent("second.csv", Table("Notes"));
        look.All("select[name^='pair-']").Length.ShouldBe(100);
        look.Text.ShouldContain("and 20 others");
        await copy.Confirm(visitor, id, look, ("rest", "same"));

        (await copy.CountOf(visitor)).ShouldBe(120);
    }

    [Fact]
    public async Task Two_of_one_name_in_one_file_are_named_and_both_come_in()
    {
        using var visitor = await copy.SignedIn();

        var (id, look) = await visitor.Sent(
            "people.csv",
            "Name,Company\r\nRowan Alder,Quince\r\nRowan Alder,Squall\r\n"
        );

        look.Text.ShouldContain("1 new");
        look.Text.ShouldContain("1 perhaps here already");
        look.Text.ShouldContain("Perhaps twice in these files");
        await copy.Confirm(visitor, id, look, ("rest", "same"));
        (await copy.CountOf(visitor)).ShouldBe(2);
    }

    private async Task<Visitor> Book()
    {
        var visitor = await copy.SignedIn();
        await visitor.Add("Rowan Alder");
        await visitor.Add("Juniper Vale");
        return visitor;
    }

    private static string Choice(Page look, string pair, string choice) =>
        look.One($"select[name='{pair}'] option[value^='{choice}']").GetAttribute("value")!;
}
