using Microsoft.EntityFrameworkCore;
using Tilth.People.Merging;
using Tilth.Store;

namespace Tilth.Tests.People.Merging;

/// <summary>Short ways to make one person of two, and to look at what became of the book.</summary>
internal static class AsOne
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Looks at both beside each other and presses the button.</summary>
    public static async Task<Page> Merge(
        this Visitor visitor,
        Guid person,
        Guid other,
        params (string, string)[] choices
    ) => await (await visitor.Page($"/people/{person}/same?with={other}")).Press("Make them one person", choices);

    public static async Task<Guid> Merge(this Copy copy, Me me, Guid person, Guid other)
    {
        var merged = await copy.The<MergePeople>().Do(me, person, other, new Dictionary<string, Guid>(), Cancel);
        merged.Outcome.ShouldBeOfType<MergePeople.Outcome.Merged>();
        return merged.Operation!.Value;
    }

    public static async Task<Guid> Undo(this Copy copy, Me me, Guid act, bool keepLater = false)
    {
        var outcome = await copy.The<Undo>().Run(me, act, keepLater, cancel: Cancel);
        return outcome
            .ShouldBeOfType<UndoOutcome.Undone>(
                (outcome as UndoOutcome.Refused)?.Conflicts.FirstOrDefault()?.ToString()
            )
            .Operation!.Value;
    }

    public static async Task<string> Rows(this Copy copy, Me me)
    {
        await using var db = copy.The<TilthStore>().Read(me);
        return await BookText.Of(db, Cancel);
    }

    public static async Task<Guid> LastAct(this Copy copy, Me me)
    {
        await using var db = copy.The<TilthStore>().Read(me);
        return await db.Set<Change>()
            .OrderByDescending(row => row.Position)
            .Select(row => row.OperationId)
            .FirstAsync(Cancel);
    }

    public static async Task IsSound(this Copy copy) => (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();

    /// <summary>Gives the second a seat in the book of the first.</summary>
    public static async Task<Me> Join(this Copy copy, Me host, Visitor guest, Role role = Role.Member)
    {
        var own = await copy.MeOf(guest);
        var seat = Member.Join(host.SpaceId, own.AccountId, role, Copy.Now);
        await copy.The<TilthStore>()
            .WriteOwn(
                db =>
                {
                    db.Add(seat);
                    return Task.FromResult(true);
                },
                Cancel
            );
        return own with { SpaceId = host.SpaceId, MemberId = seat.Id };
    }
}
