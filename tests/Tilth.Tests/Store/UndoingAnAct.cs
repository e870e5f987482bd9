using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Tests.Store;

/// <summary>Undo by the rule of the record: what still holds is taken back, what came later is named and kept.</summary>
public sealed class UndoingAnAct(Copy copy) : IClassFixture<Copy>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_added_person_goes_with_all_that_the_act_made_and_undoing_the_undo_brings_all_back()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        await visitor.Add(
            "Rowan Alder",
            "close",
            ("Form.Organisation", "Squall Pictures"),
            ("Form.Email", "rowan@example.org")
        );
        var full = await Rows(me);

        var undone = await Undo(me, await LastAct(me));
        (await Rows(me)).ShouldNotBe(full);
        (await Count(me)).ShouldBe(1);
        await Undo(me, undone);

        (await Rows(me)).ShouldBe(full);
        await Sound();
    }

    [Fact]
    public async Task A_field_changed_later_is_named_and_nothing_is_undone_until_the_person_says_so()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var person = await visitor.Add("Juniper Vale");
        await Edit(visitor, person, ("Form.Addresses[0].City", "Porto"), ("Form.Pronouns", "she/her"));
        var first = await LastAct(me);
        await Edit(visitor, person, ("Form.Addresses[0].City", "Lisbon"));
        var second = await LastAct(me);

        var refused = (await copy.The<Undo>().Run(me, first, cancel: Cancel)).ShouldBeOfType<UndoOutcome.Refused>();
        refused.Conflicts.ShouldHaveSingleItem().LaterOperation.ShouldBe(second);
        refused.Conflicts[0].Field.ShouldBe("Addresses");
        (await Person(me, person)).Pronouns.ShouldBe("she/her");

        await Undo(me, first, keepLater: true);
        var after = await Person(me, person);
        after.Pronouns.ShouldBeNull();
        after.Addresses[0].Locality.ShouldBe("Lisbon");
    }

    [Fact]
    public async Task A_field_changed_later_and_changed_back_is_no_hindrance()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var person = await visitor.Add("Sorrel Birch");
        await Edit(visitor, person, ("Form.Pronouns", "they/them"));
        var act = await LastAct(me);
        await Edit(visitor, person, ("Form.Pronouns", "xe/xem"));
        await Edit(visitor, person, ("Form.Pronouns", "they/them"));

        await Undo(me, act);
        (await Person(me, person)).Pronouns.ShouldBeNull();
    }

    [Fact]
    public async Task A_deleted_person_comes_back_with_talks_circle_and_keys()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var person = await visitor.Add("Bryony Marsh", "near", ("Form.Email", "bryony@example.org"));
        await visitor.Talk(person, "2027-02-01");
        var before = await Rows(me);

        (await (await visitor.Page($"/people/{person}/edit")).Press("Delete from this book")).Location.ShouldBe(
            "/people"
        );
        (await visitor.Page($"/people/{person}")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        await Undo(me, await LastAct(me));

        (await Rows(me)).ShouldBe(before);
        await Sound();
    }

    [Fact]
    public async Task What_others_hang_on_stays_when_its_making_is_undone_and_the_reason_is_given()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var person = await visitor.Add("Linden Frost");
        var added = await LastAct(me);
        await visitor.Talk(person, "2027-02-01");
        var talked = await LastAct(me);

        (await copy.The<Undo>().Run(me, added, cancel: Cancel))
            .ShouldBeOfType<UndoOutcome.Refused>()
            .Conflicts.ShouldContain(conflict => conflict.RecordId == person && conflict.LaterOperation == talked);
        await Undo(me, added, keepLater: true);

        (await Person(me, person)).DisplayName.ShouldBe("Linden Frost");
        await Sound();
    }

    [Fact]
    public async Task After_thirty_days_it_is_too_late_and_another_members_act_is_not_there()
    {
        using var visitor = await copy.SignedIn();
        using var other = await copy.SignedIn();
        var (me, them) = (await copy.MeOf(visitor), await copy.MeOf(other));
        await visitor.Add("Ash Heron");
        var act = await LastAct(me);

        (await copy.The<Undo>().Run(them, act, cancel: Cancel)).ShouldBeOfType<UndoOutcome.NotFound>();
        await using var late = new Copy();
        await late.InitializeAsync();
        using var early = await late.SignedIn();
        var mine = await late.MeOf(early);
        await early.Add("Ash Heron");
        await using var db = late.The<TilthStore>().Read(mine);
        var old = await db.Set<Operation>().SingleAsync(row => row.Verb == "add-person", Cancel);
        late.Clock.Advance(TimeSpan.FromDays(31));
        (await late.The<Undo>().Run(mine, old.Id, cancel: Cancel)).ShouldBeOfType<UndoOutcome.TooOld>();
    }

    [Fact]
    public async Task Any_order_of_undos_and_redos_ends_where_it_began()
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        var person = await visitor.Add("Ivy Larkin", "wide");
        await visitor.Talk(person, "2027-01-10");
        await Edit(visitor, person, ("Form.About", "Grows beans."));
        var start = await Rows(me);

        var undo1 = await Undo(me, await LastAct(me));
        var undo2 = await Undo(me, undo1);
        (await Rows(me)).ShouldBe(start);
        await Undo(me, await Undo(me, undo2));
        (await Rows(me)).ShouldBe(start);
        await Sound();
    }

    private static async Task Edit(Visitor visitor, Guid person, params (string, string)[] fields)
    {
        var saved = await (await visitor.Page($"/people/{person}/edit")).Send("edit-person", fields);
        saved.Location.ShouldBe($"/people/{person}", saved.Text);
        await visitor.Follow(saved);
    }

    private async Task<Guid> Undo(Me me, Guid act, bool keepLater = false)
    {
        var outcome = await copy.The<Undo>().Run(me, act, keepLater, cancel: Cancel);
        return outcome.ShouldBeOfType<UndoOutcome.Undone>(outcome.ToString()).Operation!.Value;
    }

    private async Task<Guid> LastAct(Me me)
    {
        await using var db = copy.The<TilthStore>().Read(me);
        return await db.Set<Change>()
            .OrderByDescending(row => row.Position)
            .Select(row => row.OperationId)
            .FirstAsync(Cancel);
    }

    private async Task<Person> Person(Me me, Guid id)
    {
        await using var db = copy.The<TilthStore>().Read(me);
        return await db.People().SingleAsync(row => row.Id == id, Cancel);
    }

    private async Task<int> Count(Me me)
    {
        await using var db = copy.The<TilthStore>().Read(me);
        return await db.People().CountAsync(Cancel);
    }

    private async Task<string> Rows(Me me)
    {
        await using var db = copy.The<TilthStore>().Read(me);
        return await BookText.Of(db, Cancel);
    }

    private async Task Sound() => (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
}
