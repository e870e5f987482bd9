using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Promises;
using Tilth.Store;

namespace Tilth.Tests.Today;

/// <summary>What the tests of the morning do all the time.</summary>
internal static class Mornings
{
    public static DateOnly Day(this Copy copy) => DateOnly.FromDateTime(copy.Clock.GetUtcNow().UtcDateTime);

    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task<Page> Write(this Visitor visitor, string line) =>
        await visitor.Follow(
            await (await visitor.Page("/")).Fill("/note", ("line", line), ("id", Guid.CreateVersion7().ToString()))
        );

    /// <summary>Somebody with whom it is long time to be in touch again.</summary>
    public static async Task<Guid> AddOverdue(this Visitor visitor, Copy copy, string name, int daysAgo = 90)
    {
        var person = await visitor.Add(name, "close");
        await visitor.Follow(await visitor.Talk(person, copy.Day().AddDays(-daysAgo).Iso()));
        return person;
    }

    public static async Task<Guid> Promise(
        this Visitor visitor,
        Guid person,
        string text,
        DateOnly due,
        string owner = "Mine"
    )
    {
        var form = await visitor.Page($"/promises/new?with={person}");
        var id = form.One("input[name='Form.Id']").GetAttribute("value")!;
        await visitor.Follow(
            await form.Send("make-promise", ("Form.Text", text), ("Form.DueOn", due.Iso()), ("Form.Owner", owner))
        );
        return Guid.Parse(id);
    }

    public static IReadOnlyList<string> Names(this Page page, string lane = "") =>
        [.. page.All($"section.lane{lane} .item > div > .name").Select(name => name.TextContent.Trim())];

    public static IReadOnlyList<string> LaneTitles(this Page page) =>
        [.. page.All("section.lane h2").Select(title => title.TextContent)];

    public static async Task<Relationship> Mine(this Copy copy, Visitor visitor, Guid person)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await db.Relationships()
            .SingleAsync(row => row.PersonId == person, TestContext.Current.CancellationToken);
    }

    public static async Task<List<Todo>> Todos(this Copy copy, Visitor visitor)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await db.Todos().OrderBy(row => row.DueOn).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<string> Text(this Copy copy, Visitor visitor)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await BookText.Of(db, TestContext.Current.CancellationToken);
    }
}
