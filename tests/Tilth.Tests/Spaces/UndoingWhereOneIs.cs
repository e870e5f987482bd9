namespace Tilth.Tests.Spaces;

/// <summary>Undo leads back to the page that it was pressed on, unless that page went with it.</summary>
public sealed class UndoingWhereOneIs(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task An_edit_is_taken_back_on_the_page_of_the_person_and_the_person_themselves_on_Today()
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        var add = (await wire.Get("/people/new")).Forms.Single(form => form.Handler == "add-person");
        var page = (await wire.Send(add.With(("Form.Name", "Rowan Alder")))).Location!;
        var undoAdd = Undo(await wire.Get(page));
        var edit = (await wire.Get($"{page}/edit")).Forms.Single(form => form.Handler == "edit-person");
        await wire.Send(edit.With(("Form.About", "Grows beans.")));
        var undoEdit = Undo(await wire.Get(page));

        wire.Headers["Referer"] = new Uri(copy.Address, page).ToString();
        (await wire.Send(undoEdit)).Location.ShouldBe(page);
        (await wire.Send(undoAdd)).Location.ShouldBe("/");

        wire.Headers["Referer"] = "https://elsewhere.example/people";
        var again = (await wire.Get("/people/new")).Forms.Single(form => form.Handler == "add-person");
        var other = (await wire.Send(again.With(("Form.Name", "Juniper Vale")))).Location!;
        (await wire.Send(Undo(await wire.Get(other)))).Location.ShouldBe("/");
    }

    private static Form Undo(Reply page) =>
        page.Forms.First(form => form.Action.StartsWith("/undo/", StringComparison.Ordinal));
}
