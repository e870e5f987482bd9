namespace Tilth.Tests.House;

/// <summary>What visitors do all the time, through the forms.</summary>
public static class Doing
{
    public static async Task<Guid> Add(
        this Visitor visitor,
        string name,
        string? circle = null,
        params (string, string)[] fields
    )
    {
        var form = await visitor.Page("/people/new");
        var chosen = circle is null
            ? Guid.Empty.ToString()
            : form.All("#circle option")
                .First(option => option.TextContent.Trim().StartsWith(circle, StringComparison.Ordinal))
                .GetAttribute("value")!;
        var added = await form.Send("add-person", [("Form.Name", name), ("Form.CircleId", chosen), .. fields]);
        // Whoever of that name is here already is another.
        if (added.All("#alike").Length > 0)
            added = await added.Send("add-person");
        added.Location.ShouldNotBeNull(added.Text);
        await visitor.Follow(added);
        return Guid.Parse(added.Location.Split('/')[^1]);
    }

    public static async Task<Page> Talk(this Visitor visitor, Guid person, string on, string text = "We talked.") =>
        await (await visitor.Page($"/conversations/new?with={person}")).Send(
            "record-conversation",
            ("Form.On", on),
            ("Form.Text", text)
        );
}
