using Tilth.Store;

namespace Tilth.Tests.People.Sorting;

/// <summary>Brings in made-up cards, and decides about whom they name.</summary>
internal static class Addresses
{
    public static string Card(string name, params string[] lines) =>
        $"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\n{string.Concat(lines.Select(line => $"{line}\r\n"))}END:VCARD\r\n";

    /// <summary>The page of what came in.</summary>
    public static async Task<Page> Bring(this Visitor visitor, params string[] cards)
    {
        var sent = await (await visitor.Page("/import")).Upload("/import/files", "cards.vcf", string.Concat(cards));
        await (await visitor.Follow(sent)).Fill($"{sent.Location}/start");
        return await visitor.Ended(sent.Location!);
    }

    /// <summary>Whatever is at work there, once it has ended.</summary>
    public static async Task<Page> Ended(this Visitor visitor, string path)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var page = await visitor.Page(path);
            if (page.All("progress").Length == 0)
                return page;
            await Task.Delay(50);
        }
        throw new TimeoutException(path);
    }

    /// <summary>Presses that button on the page of the next person.</summary>
    public static async Task<Page> Decide(this Visitor visitor, string words)
    {
        var page = await visitor.Page("/sort/one");
        var button = page.All("[data-key]")
            .First(act => act.TextContent.Trim().StartsWith(words, StringComparison.Ordinal));
        return await visitor.Follow(await page.Key(button.GetAttribute("data-key")!));
    }

    /// <summary>Does what that key does: sends the form in which the button stands.</summary>
    public static Task<Page> Key(this Page page, string key)
    {
        var button = page.One($"button[data-key='{key}']");
        var form = button.Closest("form")!;
        var fields = form.QuerySelectorAll("input[name]")
            .Where(field => field.GetAttribute("name") != "__RequestVerificationToken")
            .Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? ""))
            .ToList();
        if (button.GetAttribute("name") is { } name)
            fields.Add((name, button.GetAttribute("value")!));
        var action = form.GetAttribute("action")!;
        return page.Post(action, action, [.. fields]);
    }

    public static async Task<string> Names(this Visitor visitor, string query) =>
        string.Join(
            ", ",
            (await visitor.Page($"/people?q={Uri.EscapeDataString(query)}"))
                .All(".people .name")
                .Select(name => name.TextContent)
        );

    public static async Task<string> BookText(this Copy copy, Visitor visitor)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await House.BookText.Of(db, TestContext.Current.CancellationToken);
    }
}
