using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Tests.Exchange;

/// <summary>Who is the same person does not hang on which entries happen to be written in one go.</summary>
public sealed class WrittenTogetherOrApart(Copy copy) : IClassFixture<Copy>
{
    private const int Entries = 200,
        AFile = 10;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Entries_that_lead_to_each_other_by_address_and_number_are_the_same_people(int seed)
    {
        var cards = Cards(new Random(seed)).ToList();

        var together = await Bring(string.Concat(cards));
        var apart = await Bring(cards.Chunk(AFile).Select(some => string.Concat(some)));

        apart.ShouldBe(together);
    }

    [Fact]
    public async Task A_number_that_hundreds_share_makes_nobody_the_same_but_those_of_one_name()
    {
        var cards = Enumerable
            .Range(0, 300)
            .Select(at => Card($"s{at}", $"Worker {Letters(at % 290)}", "TEL:+442079460000\n"));
        using var visitor = await copy.SignedIn();

        var (id, look) = await visitor.Sent("switchboard.vcf", string.Concat(cards));
        await copy.Confirm(visitor, id, look);

        look.Text.ShouldContain("285 new");
        look.Text.ShouldContain("5 perhaps here already");
        look.Text.ShouldContain("10 already known");
        (await copy.CountOf(visitor)).ShouldBe(290);
    }

    /// <summary>Few names, addresses and numbers, so that one entry knows another's address and the next that one's number.</summary>
    private static IEnumerable<string> Cards(Random random)
    {
        string[] names = ["Rowan Alder", "R. Alder", "Juniper Vale", "Vale, Juniper", "Hazel Storm"];
        for (var at = 0; at < Entries; at++)
        {
            var emails = Enumerable.Range(0, random.Next(3)).Select(_ => $"m{random.Next(60)}@example.org").ToList();
            var more = string.Concat(emails.Select(email => $"EMAIL:{email}\n"));
            if (random.Next(2) == 0)
                more += $"TEL:+4420794600{random.Next(60):00}\n";
            // Of some only the address is known, until another entry names them.
            var name = random.Next(5) == 0 && emails.Count > 0 ? emails[0] : names[random.Next(names.Length)];
            yield return Card(random.Next(4) == 0 ? $"u{random.Next(40)}" : $"own{at}", name, more);
        }
    }

    private static string Card(string uid, string name, string more) =>
        $"BEGIN:VCARD\nVERSION:4.0\nUID:{uid}\nFN:{name}\n{more}END:VCARD\n";

    private static string Letters(int number) => $"{(char)('a' + (number / 17))}{(char)('a' + (number % 17))}x";

    /// <summary>Brings the files in by one import; tells what a look at them said before, and who is here then.</summary>
    private async Task<(string Look, string People)> Bring(params IEnumerable<string> contents)
    {
        using var visitor = await copy.SignedIn();
        var (id, look) = await visitor.Sent(
            contents.Select(
                (content, at) => ($"{at:00}.vcf", (HttpContent)new StringContent(content.ReplaceLineEndings("\r\n")))
            )
        );
        var counts = string.Join(", ", look.All(".counts li").Select(count => count.TextContent.Trim()));
        await copy.Confirm(visitor, id, look);
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        var people = (await db.People().ToListAsync(Cancel)).Select(person =>
            $"{person.DisplayName}: {string.Join(' ', person.Emails.Select(email => email.Value).Order())}, "
            + string.Join(' ', person.Phones.Select(phone => phone.Typed.Value).Order())
        );
        return (counts, string.Join('\n', people.Order(StringComparer.Ordinal)));
    }
}
