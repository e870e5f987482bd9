using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Conversations;
using Tilth.People.Listing;
using Tilth.Spaces;
using Tilth.Store;
using Tilth.Tests.People.Photos;
using Tilth.Work;

namespace Tilth.Tests.House;

/// <summary>
/// A member with a full book: every field of every form holds a word that is found nowhere else, so that one can tell
/// whether it came out where it must not.
/// </summary>
public sealed class Garden : IDisposable
{
    private Garden(Copy copy, Visitor visitor, string canary, Me me) =>
        (Copy, Visitor, Canary, Me) = (copy, visitor, canary, me);

    public Copy Copy { get; }
    public Visitor Visitor { get; }

    /// <summary>The word that stands in everything that was written into this book.</summary>
    public string Canary { get; }

    public Me Me { get; }

    /// <summary>The ids of all records and acts of this book, and of the member and the account.</summary>
    public IReadOnlyList<Guid> Ids { get; private set; } = [];

    public static async Task<Garden> Planted(Copy copy, string canary = "Kestrelcanary")
    {
        var visitor = await copy.SignedIn($"{canary} Hollis");
        var garden = new Garden(copy, visitor, canary, await copy.MeOf(visitor));
        await garden.Define();
        await garden.Want();
        var due = await garden.Plant("Due", "close");
        await visitor.Talk(due, "2026-12-01", $"{canary} spoke of the second season.");
        var born = await garden.Plant("Born", "near");
        await visitor.Follow(
            await (await visitor.Page($"/people/{born}/edit")).Send("edit-person", ("Form.Birthday", "--03-02"))
        );
        await garden.ChangeTwice(due);
        await garden.Promise(due);
        await visitor.Picture(due, Snapshot.Jpeg());
        await visitor.Picture(due, Snapshot.Png());
        await garden.Wonder();
        await garden.Plan(due);
        garden._work = NewId.At(Copy.Now);
        garden._undoing = NewId.At(Copy.Now);
        await garden.Keep();
        await garden.Double();
        await garden.BackUp();
        garden._import = await garden.Bring();
        garden._shared = await garden.Share(born);
        garden.Ids = await garden.Find();
        return garden;
    }

    private (Me Me, IReadOnlyList<Guid> Ids) _shared;

    private Guid _import,
        _work,
        _undoing,
        _backup;

    public Task<Wire> Wire() => House.Wire.SignedIn(Copy, Visitor);

    private async Task Define() =>
        await Visitor.Follow(
            await (await Visitor.Page("/people/fields")).Send("define-field", ("Form.Name", $"{Canary} number"))
        );

    /// <summary>Somebody whom one has not met.</summary>
    private Task<Guid> Want() =>
        Visitor.Add($"Kept {Canary}", null, ("Form.Wanted", "true"), ("Form.HowMet", $"read in {Canary} News"));

    private async Task<Guid> Plant(string name, string circle)
    {
        var person = await Visitor.Add(
            $"{Canary} {name}",
            circle,
            ("Form.Email", $"{Canary}.{name}@example.org"),
            ("Form.Phone", $"+351 912 000 {name.Length:000} {Canary}"),
            ("Form.Organisation", $"{Canary} Pictures"),
            ("Form.Title", $"{Canary} editor"),
            ("Form.HowMet", $"at {Canary} Evening")
        );
        await Send(person, "edit", "edit-person", $"{Canary} grows beans.");
        await Visitor.Follow(
            await (await Visitor.Page($"/people/{person}/mine")).Send(
                "edit-relationship",
                ("Form.Notes", $"{Canary} must not hear this.")
            )
        );
        return person;
    }

    /// <summary>So that there is an act whose undo stands against a later one.</summary>
    private async Task ChangeTwice(Guid person)
    {
        await Send(person, "edit", "edit-person", $"{Canary} grows peas.");
        var talk = (await Visitor.Page($"/people/{person}")).One("a[href$='/edit'][href*='/conversations/']");
        var form = await Visitor.Page(talk.GetAttribute("href")!);
        await Visitor.Follow(await form.Send("edit-conversation", ("Form.Place", $"{Canary} Hall")));
    }

    private async Task Promise(Guid person)
    {
        var form = await Visitor.Page($"/promises/new?with={person}");
        await Visitor.Follow(
            await form.Send("make-promise", ("Form.Text", $"send {Canary} the link"), ("Form.DueOn", "2027-03-01"))
        );
        var theirs = await Visitor.Page($"/promises/new?with={person}");
        await Visitor.Follow(
            await theirs.Send("make-promise", ("Form.Text", $"{Canary} photos"), ("Form.Owner", "Theirs"))
        );
    }

    /// <summary>A talk that lies ahead today.</summary>
    private async Task Plan(Guid person)
    {
        var talk = Interaction.Record(Me, NewId.At(Copy.Now), InteractionKind.Coffee, Me.Today(Copy.Clock));
        talk.Said($"coffee with {Canary} Due", null, null);
        talk.Plan(new TimeOnly(17, 0));
        await Copy.The<TilthStore>()
            .Write(
                Me,
                "note",
                db =>
                {
                    db.Add(talk);
                    db.Add(Participant.In(talk, person, Copy.Now));
                    return Task.FromResult(true);
                }
            );
    }

    /// <summary>A line that names one of two leaves a question.</summary>
    private async Task Wonder() =>
        await Visitor.Follow(
            await (await Visitor.Page("/people")).Fill("/note", ("line", $"met {Canary} at {Canary} Hall"))
        );

    /// <summary>A saved search, a fixed list and a label.</summary>
    private async Task Keep()
    {
        var asked = await Visitor.Page($"/people?q={Canary}");
        await Visitor.Follow(await asked.Fill("/people/saved", ("Name", $"{Canary} search")));
        foreach (var doing in (string[])["List", "Label"])
            await Visitor.Follow(
                await asked.Fill(
                    "/people/many",
                    ("doing", doing),
                    ("list", $"{Canary} list"),
                    ("label", $"{Canary} label"),
                    ("all", "true")
                )
            );
        var many = new EditMany.Form(EditMany.Doing.Label, $"{Canary} label", Canary, []);
        await Copy.The<Jobs>().Add(Me, _work, EditMany.JobName, JsonSerializer.Serialize(many, StoreJson.Options));
        var undo = new UndoJob.Input(Guid.NewGuid(), KeepLater: false);
        await Copy.The<Jobs>().Add(Me, _undoing, UndoJob.JobName, JsonSerializer.Serialize(undo, StoreJson.Options));
    }

    /// <summary>Somebody who may be there already.</summary>
    private Task<Guid> Double() => Visitor.Add($"{Canary} Double", null, ("Form.Email", $"{Canary}.Due@example.org"));

    /// <summary>A backup, which is the operator's; it has ended, so that nothing changes while one looks.</summary>
    private async Task BackUp()
    {
        _backup = NewId.At(Copy.Now);
        await Copy.The<Jobs>().Add(Me, _backup, BackupJob.JobName, "");
        await Copy.The<Jobs>().RunNow(_backup);
    }

    /// <summary>A file that was sent and waits to be looked at.</summary>
    private async Task<Guid> Bring()
    {
        var sent = await (await Visitor.Page("/import")).Upload(
            "/import/files",
            "people.csv",
            $"Name,Email\r\n{Canary} Newcomer,{Canary}.newcomer@example.org\r\n"
        );
        return Guid.Parse(sent.Location!.Split('/')[^1]);
    }

    /// <summary>A book with another member, in which lines were written, a link is open, a talk is shared, and somebody was given.</summary>
    private async Task<(Me, IReadOnlyList<Guid>)> Share(Guid given)
    {
        var team = await Team.Begun(Copy, Visitor, $"{Canary} club");
        var other = await team.Bring($"{Canary} Fellow", Role.Member);
        await team.Invite(Role.Viewer);
        foreach (var name in (string[])["Shared", "Kept"])
            await Visitor.Follow(
                await (await Visitor.Page(team.At("/people"))).Fill(
                    team.At("/note"),
                    ("line", $"called {Canary} {name} about {Canary} beans, promised to send {Canary} beans")
                )
            );
        var person = (await Visitor.Page(team.At("/people")))
            .All("a.name")
            .First(link => link.TextContent.EndsWith("Shared", StringComparison.Ordinal))
            .GetAttribute("href")!;
        foreach (var kind in ShareRecord.Kinds)
            await Visitor.Follow(await Shared(await Visitor.Page(person), kind));
        await (await Visitor.Page($"/people/{given}/share")).Send("share-person", ("Form.Fields[0]", "Emails"));
        var me = await team.MeOf("Owner");
        var fellow = (await Copy.MeOf(other)).AccountId.ToString();
        await (await Visitor.Page(team.At("/delegates"))).Send("entrust", ("Form.AccountId", fellow));
        other.Dispose();
        return (
            me,
            [
                (await Copy.The<Members>().Of(me)).First(row => !row.IsMe).Id,
                (await Copy.The<Delegates>().Of(me)).Act.Single().Id,
            ]
        );
    }

    private static Task<Page> Shared(Page page, string kind) =>
        page.Fill(page.One($"form[action*='/share/{kind}/']").GetAttribute("action")!);

    private async Task Send(Guid person, string page, string form, string about)
    {
        var saved = await (await Visitor.Page($"/people/{person}/{page}")).Send(
            form,
            ("Form.About", about),
            ("Form.Links", $"https://{Canary}.example/"),
            ("Form.Addresses[0].City", $"{Canary} Town"),
            ("Form.Around", $"partner: {Canary} Robin"),
            ("Form.Labels", $"{Canary} label"),
            ("Form.Own[0].Text", $"{Canary} 12")
        );
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        await Visitor.Follow(saved);
    }

    private async Task<IReadOnlyList<Guid>> Find()
    {
        await using var db = Copy.The<TilthStore>().Read(Me);
        var records = await db.Set<Change>().Select(change => change.RecordId).Distinct().ToListAsync();
        var acts = await db.Set<Operation>().Select(act => act.Id).ToListAsync();
        await using var shared = Copy.The<TilthStore>().Read(_shared.Me);
        // Of each kind the first, which was shared, and the last, which was not: every door is tried with every id.
        var changes = await shared
            .Set<Change>()
            .Where(change => change.Action == ChangeAction.Insert)
            .OrderBy(change => change.Position)
            .ToListAsync();
        foreach (var kind in changes.GroupBy(change => change.Kind, change => change.RecordId))
            records.AddRange([kind.First(), kind.Last()]);
        records.AddRange(_shared.Ids);
        acts.AddRange(await shared.Set<Operation>().OrderBy(act => act.Id).Select(act => act.Id).Take(2).ToListAsync());
        await using var own = Copy.The<TilthStore>().ReadOwn();
        var sessions = await own.Set<Credential>()
            .Where(row => row.AccountId == Me.AccountId)
            .Select(row => row.Id)
            .ToListAsync();
        return [.. records, .. acts, .. sessions, _import, _work, _undoing, _backup, Me.MemberId, Me.AccountId];
    }

    public void Dispose() => Visitor.Dispose();
}

/// <summary>Walks over a whole copy as one visitor sees it.</summary>
public static class Crawl
{
    private const int Most = 5000;

    /// <summary>Every page that answers with 200: every route with every id, and whatever the pages link to.</summary>
    public static async Task<IReadOnlyList<Reply>> Pages(Copy copy, Wire wire, params IEnumerable<Guid> ids)
    {
        var routes = Routes.Of(copy).Where(route => route.Method == "GET").ToList();
        var open = new Queue<string>([
            .. routes.Where(route => !route.TakesId).Select(route => route.Pattern),
            .. ids.SelectMany(id => routes.SelectMany(route => route.AllAt(id))),
        ]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pages = new List<Reply>();
        while (open.TryDequeue(out var path) && seen.Count < Most)
        {
            if (!seen.Add(path))
                continue;
            var reply = await wire.Get(path);
            if (reply.Status != HttpStatusCode.OK)
                continue;
            pages.Add(reply);
            foreach (var link in reply.Document.QuerySelectorAll("a[href^='/']"))
                open.Enqueue(link.GetAttribute("href")!.Split('#')[0]);
        }
        return pages;
    }

    /// <summary>Every form that those pages give out, once for each address.</summary>
    public static IReadOnlyList<Form> Forms(this IEnumerable<Reply> pages) =>
        [.. pages.SelectMany(page => page.Forms).DistinctBy(form => (form.Action, form.Handler))];
}
