using System.Net;
using Tilth.Store;

namespace Tilth.Tests.House;

/// <summary>A shared book and those who sit in it, each with a browser of their own; made through the pages.</summary>
public sealed class Team : IDisposable
{
    private readonly Dictionary<string, Visitor> _visitors = new(StringComparer.Ordinal);

    private Team(Copy copy, string slug) => (Copy, Slug) = (copy, slug);

    public Copy Copy { get; }

    public string Slug { get; }

    /// <summary>The address of a page of this book.</summary>
    public string At(string path) => $"/in/{Slug}{path}";

    public Visitor this[string name] => _visitors[name];

    public Visitor Owner => this["Owner"];

    /// <summary>A book begun by "Owner".</summary>
    public static async Task<Team> Begun(Copy copy, string name = "Success team") =>
        await Begun(copy, await copy.SignedIn("Owner"), name);

    /// <summary>A book begun by that visitor, who is then called "Owner".</summary>
    public static async Task<Team> Begun(Copy copy, Visitor owner, string name)
    {
        var made = await (await owner.Page("/books")).Send("make-book", ("Form.Name", name));
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        var team = new Team(copy, made.Location!.Split('/')[2]);
        team._visitors["Owner"] = owner;
        return team;
    }

    /// <summary>The same with an organiser, two members and a viewer.</summary>
    public static async Task<Team> WithAllRoles(Copy copy, string name = "Success team")
    {
        var team = await Begun(copy, name);
        await team.Bring("Organiser", Role.Organiser);
        await team.Bring("Member", Role.Member);
        await team.Bring("Other", Role.Member);
        await team.Bring("Viewer", Role.Viewer);
        return team;
    }

    /// <summary>The link for one person, as the page shows it once.</summary>
    public async Task<string> Invite(Role role, string by = "Owner")
    {
        var made = await (await this[by].Page(At("/members"))).Send(
            "invite",
            ("Form.For", "somebody"),
            ("Form.Role", role.ToString())
        );
        return new Uri(made.One("#link").GetAttribute("value")!).AbsolutePath;
    }

    /// <summary>Somebody new, who joins by a link.</summary>
    public async Task<Visitor> Bring(string name, Role role)
    {
        var visitor = await Copy.SignedIn(name);
        _visitors[name] = visitor;
        await Join(visitor, await Invite(role));
        return visitor;
    }

    public async Task Join(Visitor visitor, string link)
    {
        var joined = await (await visitor.Page(link)).Send("join");
        joined.Location.ShouldBe(At("/"), joined.Text);
    }

    public async Task<Me> MeOf(string name)
    {
        var mine = await Copy.MeOf(this[name]);
        return (await Copy.The<Seats>().Find(mine.AccountId, Slug))!.As(mine.AccountId, Door.Page, mine.Zone);
    }

    public void Dispose()
    {
        foreach (var visitor in _visitors.Values)
            visitor.Dispose();
    }
}
