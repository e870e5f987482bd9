using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.People;
using Tilth.People.Access;
using Tilth.Store;

namespace Tilth.Tests.People.Access;

/// <summary>"What do you keep of me?": all of it on one page, as they would read it, to print and as files; and nothing of others.</summary>
public sealed class AnsweringWhatIsKept(Copy copy) : IClassFixture<Copy>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_a_book_keeps_of_somebody_stands_on_one_page()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add(
            "Ilka Heronword",
            "close",
            ("Form.Email", "ilka@heronword.example"),
            ("Form.Phone", "+351 912 345 678"),
            ("Form.HowMet", "at the mill")
        );
        await visitor.Talk(person, "2027-02-01", "Spoke of the weir.\nShe is looking for a boat.");
        var promise = await visitor.Page($"/promises/new?with={person}");
        await visitor.Follow(await promise.Send("make-promise", ("Form.Text", "send the map of the weir")));
        await (await visitor.Page($"/people/{person}/mine")).Send(
            "edit-relationship",
            ("Form.Notes", "Careful, she tells everybody.")
        );

        var page = await visitor.Page($"/people/{person}/access");

        page.Status.ShouldBe(HttpStatusCode.OK);
        foreach (
            var kept in (string[])
                [
                    "Ilka Heronword",
                    "ilka@heronword.example",
                    "+351 912 345 678",
                    "at the mill",
                    "Spoke of the weir.",
                    "looking for a boat",
                    "send the map of the weir",
                    "Careful, she tells everybody.",
                    "1 February 2027",
                    "Close",
                    "by hand, 2 March 2027, kept as own acquaintance",
                    "One person reads it",
                    "the night after 1 September 2027",
                    "what the book of Wren Hollis keeps",
                ]
        )
            page.Text.ShouldContain(kept, Case.Sensitive);
        page.Text.ShouldNotContain("Something else");
    }

    [Fact]
    public async Task What_is_about_others_gives_the_sentence_that_names_them_and_no_more()
    {
        using var visitor = await copy.SignedIn("Sedge Fenn");
        var person = await visitor.Add("Ilka Heronword", null);
        var other = await visitor.Add("Bram Quillfeather");
        await visitor.Talk(other, "2027-02-03", "He is ill. Ilka Heronword sold him the barge. He owes the bank.");
        await (await visitor.Page($"/people/{other}/mine")).Send(
            "edit-relationship",
            ("Form.Notes", "Drinks."),
            ("Form.Through", "Ilka Heronword")
        );

        var page = await visitor.Page($"/people/{person}/access");

        page.Text.ShouldContain("Ilka Heronword sold him the barge.");
        page.Text.ShouldContain("Whom you met through");
        foreach (var others in (string[])["He is ill", "owes the bank", "Drinks"])
            page.Text.ShouldNotContain(others);
        page.One(".told .acts a").TextContent.ShouldBe("Bram Quillfeather", "for the writer, not for the print");
    }

    [Fact]
    public async Task The_files_hold_what_the_page_shows_and_all_the_fields_of_it()
    {
        using var visitor = await copy.SignedIn("Teal Marrow");
        var person = await visitor.Add("Ilka Heronword", "close", ("Form.Email", "ilka@heronword.example"));
        await visitor.Talk(person, "2027-02-01", "Spoke of the weir.");

        var file = await visitor.Page($"/people/{person}/access.json");
        var card = await visitor.Page($"/export/people/{person}.vcf");

        using var kept = JsonDocument.Parse(file.Html);
        kept.RootElement.GetProperty("name").GetString().ShouldBe("Ilka Heronword");
        var rows = kept.RootElement.GetProperty("kept");
        rows.GetProperty("person")[0].GetProperty("uid").GetString()!.ShouldStartWith("urn:uuid:");
        rows.GetProperty("interaction")[0].GetProperty("text").GetString().ShouldBe("Spoke of the weir.");
        rows.GetProperty("relationship")[0].GetProperty("id").GetGuid().ShouldNotBe(Guid.Empty);
        card.Html.ShouldStartWith("BEGIN:VCARD");
        card.Html.ShouldContain("ilka@heronword.example");
        card.Html.ShouldNotContain("weir");
    }

    [Fact]
    public async Task In_a_shared_book_what_others_keep_to_themselves_is_not_told_and_that_is_said()
    {
        using var team = await Team.WithAllRoles(copy);
        var added = await (await team["Member"].Page(team.At("/people/new"))).Send(
            "add-person",
            ("Form.Name", "Ilka Heronword")
        );
        var person = added.Location!.Split('/')[^1];
        foreach (var (name, text) in ((string, string)[])[("Member", "ownsecret"), ("Other", "givenaway")])
            await (await team[name].Page(team.At($"/conversations/new?with={person}"))).Send(
                "record-conversation",
                ("Form.Text", text)
            );
        var shared = await team["Other"].Page(team.At($"/people/{person}"));
        await shared.Fill(shared.One("form[action*='/share/interaction/']").GetAttribute("action")!);

        foreach (var name in (string[])["Owner", "Viewer"])
        {
            foreach (var path in (string[])["access", "access.json"])
            {
                var page = await team[name].Page(team.At($"/people/{person}/{path}"));
                page.Html.ShouldContain("givenaway", Case.Sensitive, name);
                page.Html.ShouldNotContain("ownsecret", Case.Sensitive, name);
            }
        }
        var read = await team["Viewer"].Page(team.At($"/people/{person}/access"));
        read.Text.ShouldContain("Written by Other, who shares it.");
        read.Text.ShouldContain("What members keep for themselves alone is not on this page");
        using var stranger = await copy.SignedIn("Nobody There");
        foreach (
            var path in (string[])
                [$"/people/{person}/access", $"/people/{person}/access.json", $"/export/people/{person}.vcf"]
        )
        {
            (await stranger.Page(team.At(path))).Status.ShouldBe(HttpStatusCode.NotFound, path);
            (await stranger.Page(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public void Every_field_of_every_kind_that_can_be_about_somebody_has_words()
    {
        using var db = copy.The<TilthStore>().ReadOwn();
        var person = db.Model.FindEntityType(typeof(Person))!;
        var about = person
            .GetReferencingForeignKeys()
            .Select(key => key.DeclaringEntityType)
            .SelectMany(type => type.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(IsTold).Append(type))
            .Append(person)
            .Where(type => Kinds.Of(type) is { } kind && kind is not ("member" or "participant"))
            .Distinct();

        about
            .SelectMany(type => Image.Fields(type).Select(field => (Kind: Kinds.Of(type)!, field.Name)))
            .Where(field => !AccessWords.Knows(field.Kind, field.Name))
            .ShouldBeEmpty();
    }

    private static bool IsTold(IEntityType type) => type.ClrType.IsAssignableTo(typeof(IQuoted));
}
