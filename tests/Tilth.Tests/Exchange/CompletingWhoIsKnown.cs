using Microsoft.EntityFrameworkCore;
using Tilth.Exchange;
using Tilth.People;
using Tilth.People.Segments;
using Tilth.Store;

namespace Tilth.Tests.Exchange;

/// <summary>Whoever is here already gets everything that a second entry knows more, and keeps what they have.</summary>
public sealed class CompletingWhoIsKnown(Copy copy) : IClassFixture<Copy>
{
    private const string Bare = """
        BEGIN:VCARD
        VERSION:4.0
        UID:first
        FN:Rowan Alder
        EMAIL:rowan@example.org
        NOTE:Grows beans.
        ORG:Quince
        END:VCARD
        """;

    private const string Rich = """
        BEGIN:VCARD
        VERSION:4.0
        UID:second
        FN:Rowan Alder
        N:Alder;Rowan;;;
        EMAIL:rowan@example.org
        NICKNAME:Ro
        ADR;TYPE=home:;;Rua do Sol 1;Porto;;4000;Portugal
        IMPP:xmpp:rowan@example.org
        RELATED;VALUE=text;TYPE=spouse:Juniper Vale
        PRONOUNS:they/them
        ANNIVERSARY:2015-06-01
        BDAY:1985-04-12
        NOTE:Likes trains.
        ORG:Quince
        TITLE:Director
        CATEGORIES:film
        item1.X-FAVOURITE-BEAN:runner
        END:VCARD
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_second_file_they_get_what_is_missing_and_the_second_time_nothing_changes()
    {
        using var visitor = await copy.SignedIn();
        await Bring(visitor, "bare.vcf", Bare);

        await Bring(visitor, "rich.vcf", Rich);

        await HasAll(visitor);
        var before = await copy.TextOf(visitor);
        await Bring(visitor, "rich.vcf", Rich);
        await Bring(visitor, "bare.vcf", Bare);
        (await copy.TextOf(visitor)).ShouldBe(before);
        (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task From_a_second_card_of_the_same_file_too()
    {
        using var visitor = await copy.SignedIn();

        await Bring(visitor, "both.vcf", $"{Bare}\n{Rich}");

        await HasAll(visitor);
        var before = await copy.TextOf(visitor);
        await Bring(visitor, "both.vcf", $"{Bare}\n{Rich}");
        (await copy.TextOf(visitor)).ShouldBe(before);
    }

    [Theory]
    [InlineData(Export.Format.VCard, "people.vcf")]
    [InlineData(Export.Format.Csv, "people.csv")]
    public async Task What_was_taken_out_changes_nothing_when_it_comes_in_again(Export.Format format, string name)
    {
        using var visitor = await copy.SignedIn();
        await Bring(visitor, "both.vcf", $"{Bare}\n{Rich}");
        var before = await copy.TextOf(visitor);

        await Bring(visitor, name, await Written(visitor, format));

        (await copy.TextOf(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task The_day_of_a_connection_and_the_post_come_to_who_is_known_and_what_I_said_stays()
    {
        const string Connections =
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nRowan,Alder,,rowan@example.org,Squall,Producer,04 Mar 2021\n";
        using var visitor = await copy.SignedIn();
        await Bring(visitor, "bare.vcf", Bare);

        await Bring(visitor, "Connections.csv", Connections, ("label", "pitch"));

        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        var rowan = await db.People().SingleAsync(person => person.DisplayName == "Rowan Alder", Cancel);
        var mine = await db.Mine<Relationship>().SingleAsync(row => row.PersonId == rowan.Id, Cancel);
        mine.MetOn.ToString().ShouldBe("2021-03-04");
        (await visitor.Page($"/people/{rowan.Id}")).Text.ShouldSatisfyAllConditions(
            text => text.ShouldContain("Quince"),
            text => text.ShouldContain("Producer"),
            text => text.ShouldContain("pitch")
        );
        await Bring(visitor, "later.csv", Connections.Replace("2021", "2023", StringComparison.Ordinal));
        (await db.Mine<Relationship>().AsNoTracking().SingleAsync(row => row.PersonId == rowan.Id, Cancel))
            .MetOn.ToString()
            .ShouldBe("2021-03-04");
    }

    [Fact]
    public async Task Who_had_but_an_address_for_a_name_gets_the_name()
    {
        using var visitor = await copy.SignedIn();
        await Bring(visitor, "mails.csv", "Email\nrowan@example.org\n");

        await Bring(visitor, "rich.vcf", Rich);

        (await copy.CountOf(visitor)).ShouldBe(1);
        (await visitor.Page("/people")).Text.ShouldContain("Rowan Alder");
    }

    [Fact]
    public async Task Several_posts_stay_in_the_order_of_the_card()
    {
        using var visitor = await copy.SignedIn();
        var posts = Enumerable
            .Range(10, 12)
            .Select(at => $"item{at}.ORG:Firm {at}\nitem{at}.TITLE:Post {at}\n")
            .ToList();

        await Bring(
            visitor,
            "posts.vcf",
            $"BEGIN:VCARD\nVERSION:4.0\nFN:Rowan Alder\n{string.Concat(posts)}END:VCARD\n"
        );

        var titles = (await Written(visitor, Export.Format.VCard))
            .Split("\r\n")
            .Where(line => line.Contains("TITLE:", StringComparison.Ordinal))
            .Select(line => line.Split(':')[1]);
        titles.ShouldBe(Enumerable.Range(10, 12).Select(at => $"Post {at}"));
        (await visitor.Page("/people")).Text.ShouldContain("Post 10, Firm 10");
    }

    private async Task HasAll(Visitor visitor)
    {
        (await copy.CountOf(visitor)).ShouldBe(1);
        var card = await Written(visitor, Export.Format.VCard);
        string[] lines =
        [
            "UID:first",
            "N:Alder;Rowan;;;",
            "NICKNAME:Ro",
            "ADR;TYPE=home:;;Rua do Sol 1;Porto;;4000;Portugal",
            "IMPP:xmpp:rowan@example.org",
            "RELATED;TYPE=spouse;VALUE=text:Juniper Vale",
            "PRONOUNS:they/them",
            "ANNIVERSARY:20150601",
            "BDAY:19850412",
            "NOTE:Grows beans.\\n\\nLikes trains.",
            "ORG:Quince",
            "TITLE:Director",
            "CATEGORIES:film",
            "item1.X-FAVOURITE-BEAN:runner",
        ];
        foreach (var line in lines)
            card.ShouldContain($"\r\n{line}\r\n");
        card.Split("ORG:").Length.ShouldBe(2);
    }

    private async Task<string> Written(Visitor visitor, Export.Format format)
    {
        var output = new MemoryStream();
        await copy.The<Export>().Write(await copy.MeOf(visitor), SegmentQuery.Everybody, format, output, Cancel);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }

    private async Task Bring(Visitor visitor, string name, string content, params (string, string)[] fields)
    {
        var (id, look) = await visitor.Sent(name, content);
        await copy.Confirm(visitor, id, look, fields);
    }
}
