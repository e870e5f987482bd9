using Tilth.Store;

namespace Tilth.Tests.Exchange;

/// <summary>A program may give one number (UID) to the cards of two people; neither of them may vanish.</summary>
public sealed class TwoOfOneNumber(Copy copy) : IClassFixture<Copy>
{
    private static string Card(string name, string more = "") =>
        $"BEGIN:VCARD\nVERSION:4.0\nUID:same\nFN:{name}\n{more}END:VCARD\n";

    [Fact]
    public async Task In_one_file_both_come_in_and_are_named_with_the_reason()
    {
        var file = Card("Rowan Alder") + Card("Juniper Vale");
        using var visitor = await copy.SignedIn();

        var (id, look) = await visitor.Sent("people.vcf", file);

        look.Text.ShouldContain("1 new");
        look.Text.ShouldContain("1 perhaps here already");
        look.Text.ShouldContain("Juniper Vale the number of the same entry under another name Rowan Alder");
        await copy.Confirm(visitor, id, look);
        (await copy.CountOf(visitor)).ShouldBe(2);
        var before = await copy.TextOf(visitor);
        (id, look) = await visitor.Sent("people.vcf", file);
        look.Text.ShouldContain("2 already known");
        await copy.Confirm(visitor, id, look);
        (await copy.TextOf(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task Beside_who_is_here_one_is_asked_and_the_answer_holds()
    {
        using var visitor = await copy.SignedIn();
        await Bring(Card("Mum"));
        var (id, look) = await visitor.Sent("people.vcf", Card("Hazel Storm"));
        look.Text.ShouldContain("the number of the same entry under another name");

        await copy.Confirm(visitor, id, look, ("rest", "same"));

        (await copy.CountOf(visitor)).ShouldBe(1);
        (_, look) = await visitor.Sent("people.vcf", Card("Hazel Storm"));
        look.Text.ShouldContain("1 already known");
        (await copy.The<Verify>().Run(TestContext.Current.CancellationToken)).ShouldBeEmpty();

        async Task Bring(string content)
        {
            var (first, seen) = await visitor.Sent("people.vcf", content);
            await copy.Confirm(visitor, first, seen);
        }
    }

    [Theory]
    [InlineData("Rowan Birch", "")]
    [InlineData("Alder, R.", "")]
    [InlineData("Somebody", "EMAIL:rowan@example.org\n")]
    public async Task Who_married_is_written_otherwise_or_has_the_same_address_is_the_same(string name, string more)
    {
        using var visitor = await copy.SignedIn();
        var (id, look) = await visitor.Sent("people.vcf", Card("Rowan Alder", "EMAIL:rowan@example.org\n"));
        await copy.Confirm(visitor, id, look);

        (_, look) = await visitor.Sent("people.vcf", Card(name, more));

        look.Text.ShouldContain("1 already known");
    }
}
