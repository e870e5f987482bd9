using System.Net;
using Tilth.Exchange.Archive;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Tests.Exchange;

/// <summary>A whole book goes out as one file, and another becomes the same book by it.</summary>
public sealed class TakingABookAlong(Copy copy) : IClassFixture<Copy>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_book_becomes_the_same_and_gives_the_same_out_again()
    {
        using var garden = await Garden.Planted(copy);
        var archive = ArchiveText.Of(await garden.Visitor.Archive());
        archive.Rows("interaction.jsonl").Length.ShouldBeGreaterThan(1);
        archive.Text("cards.vcf").ShouldContain($"FN:{garden.Canary} Due");
        using var visitor = await copy.SignedIn("Juniper Vale");
        var me = await copy.MeOf(visitor);

        var (id, job) = await copy.BringArchive(visitor, me, await garden.Visitor.Archive());

        job.State.ShouldBe(JobState.Done, job.Error);
        var again = ArchiveText.Of(await visitor.Archive());
        again.Digests.ShouldBe(archive.Digests);
        ((string?)again.Manifest["myself"]).ShouldBe((string?)archive.Manifest["myself"]);
        (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
        (await visitor.Page($"/import/{id}")).Text.ShouldContain("entries of every kind");
        (await visitor.Page("/")).Text.ShouldContain($"{garden.Canary} Due");
        (await visitor.Page("/people")).Text.ShouldContain($"{garden.Canary} Born");
        (await visitor.Follow(await visitor.Page("/people/me"))).Text.ShouldContain($"{garden.Canary} Hollis");
        (await visitor.Page("/history")).Text.ShouldContain("Brought in a whole book");
    }

    [Fact]
    public async Task One_undo_takes_all_of_it_out_again_and_it_may_come_once_more()
    {
        using var garden = await Garden.Planted(copy, "Plovercanary");
        var archive = await garden.Visitor.Archive();
        using var visitor = await copy.SignedIn("Juniper Vale");
        var me = await copy.MeOf(visitor);
        var before = await copy.TextOf(me);
        var (id, _) = await copy.BringArchive(visitor, me, archive);
        var whole = await copy.TextOf(me);

        await visitor.Follow(await (await visitor.Page($"/import/{id}")).Press("Undo this import"));

        (await copy.TextOf(me)).ShouldBe(before);
        (await copy.BringArchive(visitor, me, archive)).Job.State.ShouldBe(JobState.Done);
        (await copy.TextOf(me)).ShouldBe(whole);
        (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ones_own_book_may_lie_twice_on_one_server()
    {
        using var garden = await Garden.Planted(copy, "Curlewcanary");
        using var team = await Team.Begun(copy, garden.Visitor, "A second book");
        var me = await copy.The<Seats>().Find(garden.Me.AccountId, team.Slug, Cancel) is { } seat
            ? seat.As(garden.Me.AccountId, Door.Page, TimeZoneInfo.Utc)
            : throw new InvalidOperationException();
        var archive = await garden.Visitor.Archive();

        var (_, job) = await copy.BringArchive(garden.Visitor, me, archive, team.At(""));

        job.State.ShouldBe(JobState.Done, job.Error);
        ArchiveText.Of(await garden.Visitor.Archive(team.At(""))).Digests.ShouldBe(ArchiveText.Of(archive).Digests);
        foreach (var path in (string[])["/", "/people", "/promises"])
        {
            (await garden.Visitor.Page(path)).Status.ShouldBe(HttpStatusCode.OK);
            (await garden.Visitor.Page(team.At(path))).Status.ShouldBe(HttpStatusCode.OK);
        }
        (await garden.Visitor.Page($"/find/list?q={garden.Canary}")).Html.ShouldContain(garden.Canary);
    }

    [Fact]
    public async Task A_book_that_holds_people_gets_the_people_alone()
    {
        using var garden = await Garden.Planted(copy, "Dunlincanary");
        using var visitor = await copy.SignedIn("Juniper Vale");
        await visitor.Add("Rowan Alder");

        var (id, look) = await visitor.SentArchive(await garden.Visitor.Archive());

        look.Text.ShouldContain("of an archive only the people come in");
        look.Text.ShouldNotContain("Bring in all of it");
        await copy.Confirm(visitor, id, look);
        var book = await copy.TextOf(visitor);
        book.ShouldContain("Dunlincanary Due");
        book.ShouldContain("Rowan Alder");
        book.ShouldNotContain("spoke of the second season");
        (await visitor.Follow(await visitor.Page("/people/me"))).Text.ShouldContain("Juniper Vale");
    }

    [Fact]
    public async Task What_another_member_has_of_their_own_is_in_no_archive()
    {
        using var team = await Team.WithAllRoles(copy, "Archived team");
        var added = await (await team["Member"].Page(team.At("/people/new"))).Send(
            "add-person",
            ("Form.Name", "Fern Thorne")
        );
        var person = Guid.Parse(added.Location!.Split('/')[^1]);
        await team["Member"]
            .Follow(
                await (await team["Member"].Page(team.At($"/people/{person}/mine"))).Send(
                    "edit-relationship",
                    ("Form.Notes", "Whimbrelcanary must not be heard.")
                )
            );
        await Talk(team, "Member", person, "Whimbrelcanary spoke.");
        await Talk(team, "Owner", person, "Godwit spoke.");

        var archive = ArchiveText.Of(await team.Owner.Archive(team.At("")));

        archive.All.ShouldContain("Fern Thorne");
        archive.All.ShouldContain("Godwit spoke.");
        archive.All.ShouldNotContain("Whimbrelcanary");
        var member = (await team.MeOf("Member")).MemberId.ToString();
        archive.All.ShouldNotContain(member);
        (await team["Organiser"].Page(team.At("/export/archive.zip"))).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var role in (string[])["Member", "Viewer"])
            (await team[role].Page(team.At("/export/archive.zip"))).Html.ShouldContain("Only an organiser or owner");
    }

    [Fact]
    public async Task Every_kind_of_record_is_in_it_but_seats_and_what_names_another_book()
    {
        using var visitor = await copy.SignedIn();
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        var kinds = db.Model.GetEntityTypes().Select(Kinds.Of).OfType<string>();

        var archive = ArchiveText.Of(await visitor.Archive());

        archive.Files.Keys.ShouldBe(
            [.. kinds.Except(["member", "shared-person"]).Select(kind => $"{kind}.jsonl"), "cards.vcf"],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task A_stop_of_the_server_does_not_end_it()
    {
        const int Many = 16_000;
        var origin = await copy.SignedIn();
        var (first, table) = await origin.Sent(
            "people.csv",
            "Name,Email\r\n"
                + string.Concat(Enumerable.Range(0, Many).Select(at => $"Rowan Alder{at},rowan{at}@example.org\r\n"))
        );
        await copy.Confirm(origin, first, table);
        var archive = await origin.Archive();
        var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var (id, look) = await visitor.SentArchive(archive);
        await look.Press("Bring in all of it");
        for (var tries = 0; tries < 2000 && await copy.CountOf(visitor) < 100; tries++)
            await Task.Delay(5, Cancel);

        await copy.Stop();
        copy.Clock.Advance(TimeSpan.FromMinutes(2));
        await copy.Start();

        (await copy.EndedIn(me, id)).State.ShouldBe(JobState.Done);
        (await copy.CountOf(visitor)).ShouldBe(Many);
        (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
        using var stream = new MemoryStream();
        await copy.The<WriteArchive>().Do(me, stream, Cancel);
        ArchiveText.Of(stream.ToArray()).Digests.ShouldBe(ArchiveText.Of(archive).Digests);
    }

    private static async Task Talk(Team team, string who, Guid person, string text)
    {
        var form = await team[who].Page(team.At($"/conversations/new?with={person}"));
        var sent = await form.Send("record-conversation", ("Form.Text", text));
        sent.Status.ShouldBe(HttpStatusCode.Redirect, sent.Text);
    }
}
