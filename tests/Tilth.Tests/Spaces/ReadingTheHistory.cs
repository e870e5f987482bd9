using Tilth.Tests.Today;

namespace Tilth.Tests.Spaces;

/// <summary>The history says what was done to whom in the words that were written, and its undo says what it took back.</summary>
public sealed class ReadingTheHistory(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task A_line_is_quoted_word_for_word_also_where_nothing_but_the_line_was_kept()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Rowan Alder");
        await visitor.Add("Ivy Larkin");
        copy.Clock.Advance(TimeSpan.FromSeconds(1));
        await visitor.Write("somebody knows somebody at Gale House");
        copy.Clock.Advance(TimeSpan.FromSeconds(1));
        await visitor.Write("met Rowan and Ivy, owe Ivy a lunch");

        var history = await visitor.Page("/history");

        Rows(history)[0].ShouldStartWith("Wrote a line: Rowan Alder, Ivy Larkin / met Rowan and Ivy, owe Ivy a lunch");
        Rows(history)[1].ShouldStartWith("Wrote a line / somebody knows somebody at Gale House");
    }

    [Fact]
    public async Task What_was_written_is_quoted_as_it_was_then_also_after_it_was_changed_or_taken_out()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");
        copy.Clock.Advance(TimeSpan.FromSeconds(1));
        await visitor.Talk(person, "2027-03-01", "Spoke of beans.");
        copy.Clock.Advance(TimeSpan.FromSeconds(1));
        var edit = (await visitor.Page($"/people/{person}")).One("a[href^='/conversations/'][href$='/edit']");
        var form = await visitor.Page(edit.GetAttribute("href")!);
        await form.Send("edit-conversation", ("Form.Text", "Spoke of peas."));
        copy.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await visitor.Page(edit.GetAttribute("href")!)).Press("Take it out");

        var rows = Rows(await visitor.Page("/history"));

        rows[0].ShouldStartWith("Took out a talk: Rowan Alder / Spoke of peas. /");
        rows[1].ShouldStartWith("Changed a talk / Spoke of peas. /");
        rows[2].ShouldStartWith("Wrote down a talk: Rowan Alder / Spoke of beans. /");
    }

    [Fact]
    public async Task A_change_names_its_fields_and_an_undo_what_it_took_back_or_did_again()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Juniper Vale");
        copy.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await visitor.Page($"/people/{person}/edit")).Send("edit-person", ("Form.Pronouns", "they/them"));
        var history = await visitor.Page($"/history?person={person}");
        Rows(history)[0].ShouldStartWith("Changed the facts: Juniper Vale");
        Rows(history)[0].ShouldEndWith(", Pronouns");
        copy.Clock.Advance(TimeSpan.FromSeconds(1));
        await history.Press("Undo");
        history = await visitor.Page($"/history?person={person}");
        Rows(history)[0].ShouldStartWith("Undid: Changed the facts: Juniper Vale");
        Rows(history)[1].ShouldContain("(undone)");
        copy.Clock.Advance(TimeSpan.FromSeconds(1));
        await history.Press("Undo");
        Rows(await visitor.Page($"/history?person={person}"))[0]
            .ShouldStartWith("Did again: Changed the facts: Juniper Vale");
    }

    [Fact]
    public async Task What_was_before_stands_on_pages_of_its_own_until_the_first_act_of_the_book()
    {
        using var visitor = await copy.SignedIn();
        for (var line = 0; line < 55; line++)
        {
            copy.Clock.Advance(TimeSpan.FromSeconds(1));
            await visitor.Write($"thought number {line}");
        }

        var first = await visitor.Page("/history");
        var next = await visitor.Page(first.One("a[rel=next]").GetAttribute("href")!);

        Rows(first).Count.ShouldBe(50);
        Rows(first)[^1].ShouldStartWith("Wrote a line / thought number 5 /");
        Rows(next)[0].ShouldStartWith("Wrote a line / thought number 4 /");
        Rows(next)[^1].ShouldStartWith("Opened the book");
        next.All("a[rel=next]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Whom_one_deleted_keeps_a_name_and_whom_that_only_touched_is_not_named_in_their_place()
    {
        using var visitor = await copy.SignedIn();
        var through = await visitor.Add("Rowan Alder");
        for (var at = 1; at < 5; at++)
            await visitor.Add($"Reed {at}");
        var met = await visitor.Add("Heath Larkin");
        await visitor.Follow(
            await (await visitor.Page($"/people/{met}/mine")).Send("edit-relationship", ("Form.Through", "Rowan Alder"))
        );
        copy.Clock.Advance(TimeSpan.FromSeconds(1));

        await visitor.Follow(await (await visitor.Page($"/people/{through}/edit")).Fill($"/people/{through}/delete"));

        var history = await visitor.Page("/history");
        Rows(history)[0].ShouldStartWith("Deleted somebody: Rowan Alder /");
        history.One(".history li:first-child .name").GetAttribute("href").ShouldBeNull();
    }

    private static List<string> Rows(Page page) =>
        [
            .. page.All(".history li")
                .Select(row => string.Join(" / ", row.QuerySelectorAll("p").Select(part => OneLine(part.TextContent)))),
        ];

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
