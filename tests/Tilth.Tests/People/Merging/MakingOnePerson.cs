using System.Net;
using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;
using Tilth.Tests.Exchange;
using Tilth.Tests.Today;

namespace Tilth.Tests.People.Merging;

/// <summary>Two entries turn out to be one person: all that both have is kept, and one undo takes it back.</summary>
public sealed class MakingOnePerson(Copy copy) : IClassFixture<Copy>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_person_who_stays_has_what_both_had_and_one_undo_gives_both_back_to_the_byte()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var (one, other) = await Twins(visitor);
        var before = await copy.Rows(me);

        var choose = await (await visitor.Page($"/people/{one}/same")).Send("same-person", ("Form.Name", "R. Alder"));
        choose.Location.ShouldBe($"/people/{one}/same?with={other}");
        var sides = await visitor.Follow(choose);
        sides.One(".sides").TextContent.ShouldContain("rowan@work.example");
        var merged = await sides.Press("Make them one person", ("take-Birthday", other.ToString()));
        merged.Location.ShouldBe($"/people/{one}");
        var page = await visitor.Follow(merged);

        page.One("h1").TextContent.ShouldContain("Rowan Alder");
        foreach (
            var kept in (string[])
                [
                    "rowan@example.org",
                    "rowan@work.example",
                    "R. Alder",
                    "12 April 1975",
                    "Birthday, as the other entry had it: 1 May",
                    "Grows beans.",
                    "Plays the cello.",
                    "sailor",
                    "gardener",
                    "Producer, Squall Pictures",
                    "Editor, Kestrel Press",
                    "at the fair; in Porto",
                    "Likes tea.",
                    "Has two dogs.",
                    "close",
                    "First talk.",
                    "Second talk.",
                    "send the link",
                    "another entry, since 2 March 2027",
                ]
        )
            page.Text.ShouldContain(kept);
        page.All(".labels .label").Count(label => label.TextContent == "sailor").ShouldBe(1);
        await copy.IsSound();
        var joined = await copy.Rows(me);

        var undone = await visitor.Follow(await page.Press("Undo"));
        undone.Text.ShouldContain("Undone.");
        (await copy.Rows(me)).ShouldStillBe(before);
        await copy.IsSound();
        await copy.Undo(me, await copy.LastAct(me));
        (await copy.Rows(me)).ShouldStillBe(joined);
        await copy.IsSound();
    }

    [Fact]
    public async Task What_came_after_is_named_and_stays_when_the_rest_is_undone()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var (one, other) = await Twins(visitor);
        await visitor.Follow(await visitor.Merge(one, other));
        var act = await copy.LastAct(me);
        await Edit(visitor, one, ("About", "Grows peas by now."));
        await visitor.Follow(await visitor.Talk(one, "2027-03-01", "Third talk."));

        var history = await visitor.Page("/history");
        var asked = await visitor.Follow(await history.Fill($"/undo/{act}"));
        asked.Text.ShouldContain("Something came later.");
        asked.One(".history").TextContent.ShouldContain("About");
        (await visitor.Page($"/people/{other}")).Location.ShouldBe($"/people/{one}");
        await visitor.Follow(await asked.Press("Undo the rest, keep what came later"));

        var kept = await visitor.Page($"/people/{one}");
        kept.Text.ShouldContain("Grows peas by now.");
        kept.Text.ShouldContain("Third talk.");
        kept.Text.ShouldNotContain("Second talk.");
        var back = await visitor.Page($"/people/{other}");
        back.Text.ShouldContain("Second talk.");
        back.Text.ShouldContain("Plays the cello.");
        await copy.IsSound();
    }

    [Fact]
    public async Task A_relationship_that_comes_over_counts_the_promises_that_are_there_already()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var (one, other) = (await visitor.Add("Rowan Alder"), await visitor.Add("R. Alder"));
        await visitor.Promise(one, "send the link", copy.Day().AddDays(1));
        await copy.The<TilthStore>()
            .Write(
                me,
                "rest-of-a-test",
                async db => db.Remove(await db.Relationships().FirstAsync(row => row.PersonId == one, Cancel)),
                Cancel
            );

        var merge = await copy.Merge(me, one, other);

        await copy.IsSound();
        await copy.Undo(me, merge);
        await copy.IsSound();
    }

    [Fact]
    public async Task An_old_address_leads_to_who_it_is_now_through_one_merge_after_another()
    {
        using var visitor = await copy.SignedIn();
        using var stranger = await copy.SignedIn();
        var (a, b, c) = (await visitor.Add("Ash Heron"), await visitor.Add("A. Heron"), await visitor.Add("Ash H."));
        await visitor.Follow(await visitor.Merge(b, c));
        await visitor.Follow(await visitor.Merge(a, b));

        foreach (var old in (Guid[])[b, c])
        {
            (await visitor.Page($"/people/{old}")).Location.ShouldBe($"/people/{a}");
            (await visitor.Page($"/people/{old}/edit")).Location.ShouldBe($"/people/{a}/edit");
            (await visitor.Page($"/conversations/new?with={old}")).Location.ShouldBe($"/conversations/new?with={a}");
            (await stranger.Page($"/people/{old}")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        var me = await copy.MeOf(visitor);
        await copy.Undo(me, await copy.LastAct(me));
        (await visitor.Page($"/people/{b}")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.Page($"/people/{c}")).Location.ShouldBe($"/people/{b}");
    }

    [Fact]
    public async Task A_form_that_comes_twice_merges_once_and_leads_to_the_same_page()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var (one, other) = (await visitor.Add("Juniper Vale"), await visitor.Add("J. Vale"));
        var sides = await visitor.Page($"/people/{one}/same?with={other}");

        await sides.Press("Make them one person");
        var once = await copy.Rows(me);
        var again = await sides.Press("Make them one person");

        again.Location.ShouldBe($"/people/{one}");
        (await visitor.Follow(again)).Text.ShouldContain("They are one person already.");
        (await copy.Rows(me)).ShouldStillBe(once);
    }

    [Fact]
    public async Task Whoever_it_is_oneself_stays_and_nobody_is_reminded_of_oneself()
    {
        using var visitor = await copy.SignedIn("Wren Hollis");
        var me = await copy.MeOf(visitor);
        var myself = Guid.Parse((await visitor.Page("/people/me")).Location!.Split('/')[^1]);
        var twin = await visitor.Add("Wren M. Hollis", "close", ("Form.Email", "wren@work.example"));
        await visitor.Talk(twin, "2026-01-10");

        var merged = await visitor.Merge(twin, myself);

        merged.Location.ShouldBe($"/people/{myself}");
        (await visitor.Follow(merged)).Text.ShouldContain("wren@work.example");
        (await visitor.Page($"/people/{twin}")).Location.ShouldBe($"/people/{myself}");
        (await visitor.Page("/")).All(".item").ShouldBeEmpty();
        (await visitor.Page("/people")).Text.ShouldNotContain("Wren M. Hollis");
        await copy.IsSound();
        await copy.Undo(me, await copy.LastAct(me));
        (await visitor.Page("/")).Text.ShouldContain("Wren M. Hollis");
        await copy.IsSound();
    }

    [Fact]
    public async Task Nobody_of_another_book_and_nobody_alone_is_merged()
    {
        using var visitor = await copy.SignedIn();
        using var stranger = await copy.SignedIn();
        var (mine, theirs) = (await visitor.Add("Sorrel Birch"), await stranger.Add("Sorrel Birch"));

        foreach (var other in (Guid[])[theirs, mine, Guid.NewGuid()])
        {
            (await visitor.Page($"/people/{mine}/same?with={other}")).Status.ShouldBe(HttpStatusCode.NotFound);
            var form = await visitor.Page("/people");
            var sent = await form.Post("/people/many", $"/people/{mine}/merge", ("other", other.ToString()));
            sent.Status.ShouldBe(HttpStatusCode.NotFound);
        }
        (await stranger.Page($"/people/{theirs}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task From_the_list_exactly_two_are_ticked()
    {
        using var visitor = await copy.SignedIn();
        var (one, other) = (await visitor.Add("Linden Frost"), await visitor.Add("L. Frost"));
        var list = await visitor.Page("/people");

        var alone = await list.Post("/people/many", "/people/same", ("person", one.ToString()));
        (await visitor.Follow(alone)).Text.ShouldContain("exactly two");
        (
            await list.Post("/people/many", "/people/same", ("person", one.ToString()), ("person", other.ToString()))
        ).Location.ShouldBe($"/people/{one}/same?with={other}");
    }

    [Fact]
    public async Task The_card_of_the_one_who_went_is_known_when_it_comes_again_and_search_finds_by_either_name()
    {
        using var visitor = await copy.SignedIn();
        var one = await visitor.Add("Clover Reed");
        const string Card =
            "BEGIN:VCARD\nVERSION:3.0\nUID:clover-2\nFN:Clover Reed-Marsh\nEMAIL:clover@marsh.example\nEND:VCARD\n";
        var (first, look) = await visitor.Sent("cards.vcf", Card);
        await copy.Confirm(visitor, first, look);
        var other = Guid.Parse(
            (await visitor.Page("/people?q=Marsh")).One(".people a.name").GetAttribute("href")!.Split('/')[^1]
        );
        await visitor.Page("/find?q=clover");
        await visitor.Follow(await visitor.Merge(one, other));

        (await visitor.Page("/find?q=marsh")).One(".found a.name").GetAttribute("href").ShouldBe($"/people/{one}");
        var (again, known) = await visitor.Sent("cards.vcf", Card);
        await copy.Confirm(visitor, again, known);
        (await visitor.Page("/people")).All(".people li").Length.ShouldBe(1);
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        (
            await db.PersonKeys().Where(key => key.Value == "clover-2").Select(key => key.PersonId).SingleAsync(Cancel)
        ).ShouldBe(one);
    }

    /// <summary>Two entries of one person, with something in every field that both may have.</summary>
    private static async Task<(Guid One, Guid Other)> Twins(Visitor visitor)
    {
        var friend = await visitor.Add("Bryony Marsh");
        var one = await visitor.Add(
            "Rowan Alder",
            "near",
            ("Form.Email", "rowan@example.org"),
            ("Form.Organisation", "Squall Pictures"),
            ("Form.Title", "Producer"),
            ("Form.HowMet", "at the fair")
        );
        var other = await visitor.Add(
            "R. Alder",
            "close",
            ("Form.Email", "rowan@work.example"),
            ("Form.Organisation", "Kestrel Press"),
            ("Form.Title", "Editor"),
            ("Form.HowMet", "in Porto")
        );
        await Edit(visitor, one, ("About", "Grows beans."), ("Labels", "sailor"), ("Birthday", "--05-01"));
        await Edit(
            visitor,
            other,
            ("About", "Plays the cello."),
            ("Labels", "sailor, gardener"),
            ("Birthday", "1975-04-12"),
            ("Emails", "home: rowan@example.org\nrowan@work.example")
        );
        await Mine(visitor, one, ("Notes", "Likes tea."), ("MetOn", "2020"));
        await Mine(visitor, other, ("Notes", "Has two dogs."), ("MetOn", "2019-05"), ("Through", "Bryony Marsh"));
        await visitor.Talk(one, "2027-01-10", "First talk.");
        await visitor.Talk(other, "2027-02-10", "Second talk.");
        var form = await visitor.Page($"/promises/new?with={other}");
        await visitor.Follow(await form.Send("make-promise", ("Form.Text", "send the link")));
        await Mine(visitor, friend, ("Through", "R. Alder"));
        return (one, other);
    }

    private static async Task Edit(Visitor visitor, Guid person, params (string Name, string Value)[] fields) =>
        await Fill(visitor, $"/people/{person}/edit", "edit-person", fields);

    private static async Task Mine(Visitor visitor, Guid person, params (string Name, string Value)[] fields) =>
        await Fill(visitor, $"/people/{person}/mine", "edit-relationship", fields);

    private static async Task Fill(Visitor visitor, string page, string form, (string Name, string Value)[] fields)
    {
        var saved = await (await visitor.Page(page)).Send(
            form,
            [.. fields.Select(field => ($"Form.{field.Name}", field.Value))]
        );
        saved.Location.ShouldNotBeNull(saved.Text);
        await visitor.Follow(saved);
    }
}
