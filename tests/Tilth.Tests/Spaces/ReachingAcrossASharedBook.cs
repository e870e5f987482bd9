using System.Net;
using System.Text.RegularExpressions;
using Tilth.Store;

namespace Tilth.Tests.Spaces;

/// <summary>
/// Everything that one member can ask or send in a shared book is asked and sent again by each of the others, by whoever was
/// taken out, by somebody who never sat there and by a stranger: nobody reads what is that member's own, and nobody changes it.
/// </summary>
public sealed partial class ReachingAcrossASharedBook(Copy copy) : IClassFixture<Copy>, IAsyncLifetime
{
    // In small letters, or the line would take it for somebody, who is then everybody's.
    private const string Canary = "nuthatchcanary";

    private Team _team = null!;
    private IReadOnlyList<Reply> _pages = [];
    private IReadOnlyList<Form> _forms = [];

    public async ValueTask InitializeAsync()
    {
        copy.Clock.Advance(TimeSpan.FromMinutes(2));
        _team = await Team.Begun(copy, "Crossing");
        await _team.Bring("Author", Role.Member);
        await _team.Bring("Fellow", Role.Member);
        await _team.Bring("Organiser", Role.Organiser);
        await _team.Bring("Viewer", Role.Viewer);
        await _team.Bring("Gone", Role.Member);
        await Plant();
        await Leave("Gone");
        using var wire = await Wire.SignedIn(copy, _team["Author"]);
        var ids = await Ids("Author");
        _pages =
        [
            .. (await Crawl.Pages(copy, wire, []))
                .Concat(await Asked(wire, Paths(ids)))
                .Where(page =>
                    page.Status == HttpStatusCode.OK && page.Path.StartsWith(_team.At("/"), StringComparison.Ordinal)
                )
                .DistinctBy(page => page.Path),
        ];
        _forms = [.. _pages.Forms().Where(form => form.Action.StartsWith(_team.At("/"), StringComparison.Ordinal))];
    }

    public ValueTask DisposeAsync()
    {
        _team.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void The_author_sees_all_of_it_so_that_there_was_something_to_find()
    {
        _pages.Count(page => page.Body.Contains(Canary, StringComparison.OrdinalIgnoreCase)).ShouldBeGreaterThan(4);
        _forms.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Nobody_else_reads_a_members_own()
    {
        foreach (var name in (string[])["Fellow", "Organiser", "Owner", "Viewer", "Gone"])
        {
            using var wire = await Wire.SignedIn(copy, _team[name]);
            foreach (var page in _pages)
            {
                var reply = await wire.Get(page.Path);
                reply.Body.ShouldNotContain(Canary, Case.Insensitive, $"{name} {page.Path}");
                reply.Status.ShouldNotBe(HttpStatusCode.InternalServerError, $"{name} {page.Path}");
                if (name == "Gone")
                    reply.Status.ShouldBe(HttpStatusCode.NotFound, page.Path);
            }
        }
    }

    [Fact]
    public async Task Who_may_not_write_changes_no_row()
    {
        using var never = await copy.SignedIn("Never");
        // A viewer may leave, and whoever tries that is no longer there.
        var forms = _forms.Where(form => !form.Action.EndsWith("/members/leave", StringComparison.Ordinal)).ToList();
        foreach (var visitor in (Visitor[])[_team["Viewer"], _team["Gone"], never])
        {
            using var wire = await Wire.SignedIn(copy, visitor);
            await SendAll(wire, forms, before: await CopyText.Of(copy), () => CopyText.Of(copy));
        }
    }

    [Fact]
    public async Task Whoever_may_write_changes_nothing_that_is_the_authors_own()
    {
        // Whom a member deletes goes with what hangs on them, and an undo brings it back; who is taken out is another matter.
        var forms = _forms.Where(form => !Destroys().IsMatch(form.Action)).ToList();
        foreach (var name in (string[])["Fellow", "Owner"])
        {
            using var wire = await Wire.SignedIn(copy, _team[name]);
            await SendAll(wire, forms, before: await Own("Author"), () => Own("Author"));
        }
        (await copy.The<Verify>().Run(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private static async Task SendAll(Wire wire, List<Form> forms, string before, Func<Task<string>> after)
    {
        var token = (await wire.Get("/people/new")).Forms.First()[Form.Token]!;
        foreach (var form in forms)
        {
            // What was sent may come back; the words of the author's own may not.
            (string, string)[] fields =
            [
                .. form.Fields.Select(field =>
                    (field.Key, field.Value.Replace(Canary, "guess", StringComparison.OrdinalIgnoreCase))
                ),
            ];
            var reply = await wire.Send(form.With([.. fields, (Form.Token, token)]));
            reply.Body.ShouldNotContain(Canary, Case.Insensitive, form.Action);
            ((int)reply.Status).ShouldBeLessThan(500, form.Action);
        }
        (await after()).ShouldStillBe(before);
    }

    private async Task Plant()
    {
        var author = _team["Author"];
        var form = await author.Page(_team.At("/people/new"));
        var person = Guid.Parse((await form.Send("add-person", ("Form.Name", "Fern Thorne"))).Location!.Split('/')[^1]);
        foreach (var topic in (string[])["beans", "peas"])
            await (await author.Page(_team.At("/people"))).Fill(
                _team.At("/note"),
                ("line", $"called Fern Thorne about {Canary} {topic}, promised to send {Canary} {topic}")
            );
        var mine = await author.Page(_team.At($"/people/{person}/mine"));
        await mine.Send("edit-relationship", ("Form.HowMet", $"at {Canary} Hall"), ("Form.Notes", $"{Canary} note"));
        var asked = await author.Page(_team.At("/people?q=fern"));
        await asked.Fill(_team.At("/people/saved"), ("Name", $"{Canary} search"));
    }

    private async Task Leave(string name)
    {
        var member = (await _team.MeOf(name)).MemberId;
        await (await _team.Owner.Page(_team.At("/members"))).Fill(_team.At($"/members/{member}/remove"));
    }

    private async Task<IReadOnlyList<Guid>> Ids(string name)
    {
        await using var db = copy.The<TilthStore>().Read(await _team.MeOf(name));
        return [.. db.Set<Change>().Select(change => change.RecordId).Distinct()];
    }

    private IEnumerable<string> Paths(IReadOnlyList<Guid> ids)
    {
        var routes = Routes.Of(copy).Where(route => route.Method == "GET").ToList();
        return routes
            .Where(route => !route.TakesId && !route.Pattern.Contains('{'))
            .Select(route => _team.At(route.Pattern))
            .Concat(ids.SelectMany(id => routes.SelectMany(route => route.AllAt(id))).Select(path => _team.At(path)));
    }

    private static async Task<List<Reply>> Asked(Wire wire, IEnumerable<string> paths)
    {
        var replies = new List<Reply>();
        foreach (var path in paths)
            replies.Add(await wire.Get(path));
        return replies;
    }

    /// <summary>What is that member's own, as text; derived columns too.</summary>
    private async Task<string> Own(string name)
    {
        var me = await _team.MeOf(name);
        await using var db = copy.The<TilthStore>().Read(me);
        var all = await BookText.Of(db, TestContext.Current.CancellationToken);
        return string.Join(
            '\n',
            all.Split('\n').Where(line => line.Contains($"MemberId=\"{me.MemberId}\"", StringComparison.Ordinal))
        );
    }

    [GeneratedRegex("/delete$|/members/|/people/many$|/undo/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Destroys();
}
