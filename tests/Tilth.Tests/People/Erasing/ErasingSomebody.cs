using System.Net;
using Tilth.Conversations;
using Tilth.Store;
using Tilth.Tests.CommandLine;

namespace Tilth.Tests.People.Erasing;

/// <summary>Whoever asked to be forgotten is: nothing of them is found in any row, image, file or page afterwards.</summary>
public sealed class ErasingSomebody : WithSomebodyToForget
{
    [Fact]
    public async Task Nothing_is_left_in_rows_images_pages_and_bytes_and_what_is_about_others_stays()
    {
        var person = await Known();
        var other = await Visitor.Add("Rowan Alder");
        await Together(person, other, "Ilka told Rowan about the weir. Heronword knows the mill.");
        await Edit(other, ("Form.About", "Grew up beside ilka heronword."), ("Form.Around", $"partner: {Name}"));
        await Edit(other, ("Form.Pronouns", "they"));
        await Visitor.Follow(
            await (await Visitor.Page($"/people?q={Name}")).Fill("/people/saved", ("Name", $"Like {Name}"))
        );
        await Visitor.Follow(await (await Visitor.Page("/people")).Fill("/note", ("line", "met Ilka at the mill")));
        (await CopyText.Of(Here)).ShouldContain("Heronword", Case.Insensitive);

        var page = await Visitor.Page($"/people/{person}/erase");
        page.Text.ShouldContain("This cannot be undone.");
        page.Text.ShouldContain("September 2027");
        var after = await Visitor.Follow(await page.Press("Erase for good, without undo"));

        after.Text.ShouldContain("Erased.");
        MustNotName(await CopyText.Of(Here), "rows");
        foreach (
            var path in (string[])
                [
                    "/",
                    "/people",
                    "/people?q=ilk",
                    "/find?q=ilk",
                    "/history",
                    $"/history?person={person}",
                    "/promises",
                    $"/people/{other}",
                    "/export/people.vcf",
                    "/export/people.csv",
                ]
        )
            MustNotName((await Visitor.Page(path)).Html.Replace("q=ilk", "", StringComparison.OrdinalIgnoreCase), path);
        (await Visitor.Page($"/people/{person}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var kept = await Visitor.Page($"/people/{other}");
        kept.Text.ShouldContain("[erased] told Rowan about the weir. [erased] knows the mill.");
        kept.Text.ShouldContain("Grew up beside [erased].");
        (await Here.The<Verify>().Run(Cancel)).ShouldBeEmpty();
        if (!Copy.IsPostgres)
            MustNotBeInFiles(Here.Folder);
    }

    [Fact]
    public async Task Labels_and_lists_by_their_name_lose_it_and_stay_two()
    {
        var person = await Known();
        await Edit(person, ("Form.Nicknames", "Ilka Ternword"));
        var other = await Visitor.Add("Rowan Alder");
        await Edit(other, ("Form.Labels", $"Friends of {Name}, Friends of Ilka Ternword"));

        await Erase(person);

        MustNotName(await CopyText.Of(Here), "rows");
        (await CopyText.Of(Here)).ShouldNotContain("Ternword");
        (await Visitor.Page($"/people/{other}")).Text.Split("Friends of [erased").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_of_one_name_the_other_stays_as_they_are()
    {
        var person = await Known();
        var namesake = await Visitor.Add(Name, null, ("Form.Email", "other@heronword.example"));
        await Edit(namesake, ("Form.About", $"{Name} the younger."));

        await Erase(person);

        var page = await Visitor.Page($"/people/{namesake}");
        page.Text.ShouldContain("Ilka Heronword the younger.");
        page.Text.ShouldContain("other@heronword.example");
        (await Visitor.Page("/people?q=ilka")).Text.ShouldContain(Name);
    }

    [Fact]
    public async Task Out_of_the_trash_too()
    {
        var person = await Known();
        await Visitor.Follow(await (await Visitor.Page($"/people/{person}/edit")).Press("Delete from this book"));
        (await CopyText.Of(Here)).ShouldContain("Heronword");

        await Erase(person);

        MustNotName(await CopyText.Of(Here), "rows");
        if (!Copy.IsPostgres)
            MustNotBeInFiles(Here.Folder);
    }

    [Fact]
    public async Task In_a_shared_book_it_takes_what_every_member_wrote_and_an_organiser_decides()
    {
        using var team = await Team.WithAllRoles(Here);
        var member = team["Member"];
        await (await member.Page(team.At("/people"))).Fill(
            team.At("/note"),
            ("line", $"called {Name} about ownsecret")
        );
        var link = (await member.Page(team.At("/people?q=ilka")))
            .One("a.name[href*='/people/0']")
            .GetAttribute("href")!;
        foreach (var role in (string[])["Viewer", "Member"])
        {
            (await team[role].Page($"{link}/erase")).Status.ShouldBe(HttpStatusCode.NotFound, role);
            (await Press(team[role], $"{link}/erase", ("_handler", "erase-person"))).Status.ShouldBe(
                HttpStatusCode.NotFound,
                role
            );
        }

        var page = await team["Organiser"].Page($"{link}/erase");
        page.Text.ShouldContain("What every member of this book wrote about them goes too.");
        await page.Press("Erase for good, without undo");

        var rows = await CopyText.Of(Here);
        MustNotName(rows, "rows");
        rows.Split('\n').Where(row => row.Contains("ownsecret", StringComparison.Ordinal)).ShouldBeEmpty();
        (await member.Page(team.At("/history"))).Text.ShouldNotContain("Heronword");
    }

    [Fact]
    public async Task Nobody_erases_a_member_and_who_became_one_goes_with_all_entries()
    {
        var me = (await Visitor.Page("/people/me")).Location!.Split('/')[^1];
        (await Visitor.Page($"/people/{me}/erase")).Text.ShouldContain("That is a member of this book");
        await Press(Visitor, $"/people/{me}/erase", ("_handler", "erase-person"));
        (await Visitor.Page($"/people/{me}")).Status.ShouldBe(HttpStatusCode.OK);
        var person = await Known();
        var twin = await Visitor.Add("Ilka Ternword", null, ("Form.Email", "ternword@heronword.example"));
        await Visitor.Follow(
            await (await Visitor.Page($"/people/{person}/same?with={twin}")).Press("Make them one person")
        );
        (await CopyText.Of(Here)).ShouldContain("Ternword");
        // The old address leads to whom they are now.
        (await Visitor.Page($"/people/{twin}/erase")).Location.ShouldBe($"/people/{person}/erase");

        await Erase(person);

        (await CopyText.Of(Here)).ShouldNotContain("ternword", Case.Insensitive);
        MustNotName(await CopyText.Of(Here), "rows");
    }

    [Fact]
    public async Task From_the_shell_by_name_and_whoever_is_not_clear_is_asked_for()
    {
        await Known();
        await Visitor.Add("Rowan Alder");
        await Visitor.Add("Rowan Alder", null, ("Form.Email", "rowan@alder.example"), ("anyway", "true"));

        Refused(
            await Spoken.Say(Here, "erase", "Nobody Here"),
            "Nobody in this book has the name or address Nobody Here."
        );
        Refused(await Spoken.Say(Here, "erase", "Rowan Alder"), "Several people are meant by Rowan Alder.");
        (await Spoken.Say(Here, "erase", Email, "--dry-run")).Out.ShouldContain($"This would erase {Name} for good");
        (await CopyText.Of(Here)).ShouldContain(Name);
        var erased = await Spoken.Say(Here, "erase", Email, "--json");

        erased.Code.ShouldBe(0, erased.Error);
        erased.Json.GetProperty("gone").GetInt32().ShouldBeGreaterThan(2);
        MustNotName(await CopyText.Of(Here), "rows");

        static void Refused(Spoken said, string why)
        {
            said.Code.ShouldBe(1);
            said.Error.ShouldContain(why);
        }
    }

    private async Task Together(Guid one, Guid other, string text)
    {
        var me = await Here.MeOf(Visitor);
        await Here.The<TilthStore>()
            .Write(
                me,
                "record-conversation",
                db =>
                {
                    var talk = Interaction.Record(
                        me,
                        NewId.At(Copy.Now),
                        InteractionKind.Met,
                        new DateOnly(2027, 3, 1)
                    );
                    talk.Said(text, null, null);
                    db.Add(talk);
                    db.AddRange(Participant.In(talk, one, Copy.Now), Participant.In(talk, other, Copy.Now));
                    return Task.FromResult(true);
                },
                Cancel
            );
    }

    private static async Task<Page> Press(Visitor visitor, string path, params (string, string)[] fields) =>
        await (await visitor.Page("/people")).Post("/note", path, fields);
}
