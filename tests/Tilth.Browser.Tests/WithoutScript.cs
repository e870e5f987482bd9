namespace Tilth.Browser.Tests;

/// <summary>Everything can be done in a browser that runs no script; script adds speed, not ability.</summary>
public sealed class WithoutScript(Demo demo)
{
    [Fact]
    public async Task One_signs_in_writes_a_line_finds_the_person_and_takes_it_back()
    {
        await using var visit = await demo.Visit(Look.Phone, signedIn: false, script: false);
        await visit.SignIn();
        await visit.Page.WaitForSelectorAsync("h1");
        await visit.Page.FillAsync("#line", "coffee with Tansy Underhill, she promised to send the draft by friday");
        await visit.Page.PressAsync("#line", "Enter");
        await visit.Page.WaitForSelectorAsync(".flash");

        await visit.Page.FillAsync("#find", "underh");
        await visit.Page.PressAsync("#find", "Enter");
        await visit.Page.ClickAsync(".found a.name");
        (await visit.Text()).ShouldContain("draft");

        await visit.Page.GotoAsync("/history");
        await visit.Page.ClickAsync("button:text-is('Undo') >> nth=0");
        await visit.Page.GotoAsync("/find?q=underhill");
        (await visit.Page.QuerySelectorAsync(".found")).ShouldBeNull();
    }

    [Fact]
    public async Task One_adds_edits_talks_promises_and_deletes()
    {
        await using var visit = await demo.Visit(Look.Desk, script: false);
        await visit.Page.GotoAsync("/people/new");
        await visit.Page.FillAsync("#name", "Campion Larkspur");
        await visit.Page.ClickAsync("main form.form button.button");
        await visit.Page.WaitForSelectorAsync("h1:has-text('Campion Larkspur')");
        var person = new Uri(visit.Page.Url).AbsolutePath;

        await visit.Page.GotoAsync($"{person}/edit");
        await visit.Page.FillAsync("#pronouns", "she/her");
        await visit.Page.ClickAsync("button:has-text('Save')");
        await visit.Page.GotoAsync($"/conversations/new?with={person.Split('/')[^1]}");
        await visit.Page.FillAsync("#text", "Spoke of the second season.");
        await visit.Page.ClickAsync("main form.form button.button");
        await visit.Page.GotoAsync($"/promises/new?with={person.Split('/')[^1]}");
        await visit.Page.FillAsync("#text", "send the contract");
        await visit.Page.ClickAsync("main form.form button.button");

        await visit.Page.GotoAsync(person);
        var text = await visit.Text();
        text.ShouldContain("she/her");
        text.ShouldContain("second season");
        text.ShouldContain("Send the contract");

        await visit.Page.GotoAsync($"{person}/edit");
        await visit.Page.ClickAsync("button:has-text('Delete from this book')");
        await visit.Page.ClickAsync(".flash button:text-is('Undo')");
        await visit.Page.GotoAsync(person);
        (await visit.Text()).ShouldContain("second season");
    }

    [Fact]
    public async Task One_brings_in_a_file_and_undoes_the_import()
    {
        await using var visit = await demo.Visit(Look.Desk, script: false);
        await visit.Page.GotoAsync("/import");
        await visit.Page.SetInputFilesAsync(
            "#files",
            new FilePayload
            {
                Name = "two.vcf",
                MimeType = "text/vcard",
                Buffer =
                    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Medlar One\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nFN:Medlar Two\r\nEND:VCARD\r\n"u8.ToArray(),
            }
        );
        await visit.Page.ClickAsync("main form.form button.button");
        (await visit.Text()).ShouldContain("Medlar One");
        await visit.Page.ClickAsync("form[action$='/start'] button.button");
        await visit.Page.WaitForSelectorAsync("h1:has-text('They are here.')");

        await visit.Page.GotoAsync("/people?q=name:medlar");
        (await visit.Page.Locator(".people a.name").CountAsync()).ShouldBe(2);
        await visit.Page.GoBackAsync();
        await visit.Page.ClickAsync("button:has-text('Undo this import')");
        await visit.Page.GotoAsync("/people?q=name:medlar");
        (await visit.Page.Locator(".people a.name").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task One_asks_the_list_ticks_people_and_puts_a_label_on_them()
    {
        await using var visit = await demo.Visit(Look.Phone, script: false);
        await visit.Page.GotoAsync("/people");
        await visit.Page.FillAsync("#ask", "name:hazel");
        await visit.Page.ClickAsync(".ask button");
        await visit.Page.CheckAsync(".ticked input >> nth=0");
        await visit.Page.CheckAsync(".ticked input >> nth=1");
        await visit.Page.ClickAsync(".many > summary");
        await visit.Page.FillAsync("#many-label", "nutters");
        await visit.Page.ClickAsync(".many button[value=Label]");

        await visit.Page.GotoAsync("/people?q=label:nutters");
        (await visit.Page.Locator(".ticked a.name").CountAsync()).ShouldBe(2);
    }
}
