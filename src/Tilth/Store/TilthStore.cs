using Microsoft.EntityFrameworkCore;
using Tilth.Store.Erasure;

namespace Tilth.Store;

/// <summary>
/// The only way to the record. <see cref="Write{T}"/> runs a body against a fresh context inside the next group commit and
/// answers when it is on disk; <see cref="Read"/> gives a context for questions. Decision 0003 tells why.
/// </summary>
public sealed class TilthStore(Database database, TimeProvider clock, IEnumerable<Derivation> derivations)
{
    private readonly IReadOnlyList<Derivation> _derivations = [.. derivations];

    /// <summary>A context for questions: it shows what this member may see, tracks nothing and cannot save.</summary>
    public TilthDb Read(Me me) => database.Query(me);

    /// <summary>The same, and all its questions see one instant, whatever is written meanwhile.</summary>
    public async Task<TilthDb> ReadStill(Me me, CancellationToken cancel = default)
    {
        var db = database.Query(me);
        try
        {
            await database.HoldStill(db, cancel);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>A context for the tables of Accounts, Work and Mail: it shows no row of any space.</summary>
    public TilthDb ReadOwn() => database.Query(null);

    /// <summary>Does one act of a member. The body reads what it decides on and awaits nothing but its context.</summary>
    /// <exception cref="RefusedException">The member may not write here; nothing was changed.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was changed: the disk is full, or the database is busy.</exception>
    public async Task<Written<T>> Write<T>(
        Me me,
        Act act,
        Func<TilthDb, Task<T>> body,
        CancellationToken cancel = default
    )
    {
        Written<T>? written = null;
        await database.Loops.Run(
            me.SpaceId,
            async group =>
            {
                if (!IsAllowed(await group.Frame.RoleOf(me), act))
                    throw new RefusedException("You may look at this book, but not change it.");
                written = await Run(group, me, act, body);
            },
            cancel
        );
        return written!;
    }

    /// <summary>The same for the seat of somebody who left: what was theirs alone is erased in their name.</summary>
    internal async Task<Written<T>> WriteFrozen<T>(
        Me me,
        Act act,
        Func<TilthDb, Task<T>> body,
        CancellationToken cancel = default
    )
    {
        Written<T>? written = null;
        await database.Loops.Run(me.SpaceId, async group => written = await Run(group, me, act, body), cancel);
        return written!;
    }

    /// <summary>The one act that cannot be undone: no image is left of what the body took away, nor of what it was told to forget.</summary>
    /// <param name="least">Who may at the least.</param>
    internal async Task<Traces?> Erase(Me me, Role least, Func<TilthDb, Task<Traces?>> body, CancellationToken cancel)
    {
        Traces? traces = null;
        await database.Loops.Run(
            me.SpaceId,
            async group =>
            {
                if (await group.Frame.RoleOf(me) is not { } role || role < least)
                    throw new RefusedException("To erase somebody is for those who look after the book.");
                traces = (await Run(group, me, Act.ErasePerson, body)).Outcome;
                if (traces is not null)
                    await group.Frame.Forget(me.SpaceId, traces);
            },
            cancel
        );
        return traces;
    }

    /// <summary>Whoever joins is put into the book, also where they may but look at it afterwards.</summary>
    private static bool IsAllowed(Role? role, Act act) =>
        role is not null && (role >= Role.Member || act.Verb == Act.OpenBook);

    private async Task<Written<T>> Run<T>(WriteGroup group, Me me, Act act, Func<TilthDb, Task<T>> body)
    {
        await using var db = group.Context(me);
        var outcome = await body(db);
        return new Written<T>(outcome, await Record(db, group, me, act));
    }

    /// <summary>Writes to the tables of Accounts, Work and Mail: the same loop, but no operation and no changes.</summary>
    public async Task<T> WriteOwn<T>(Func<TilthDb, Task<T>> body, CancellationToken cancel = default)
    {
        var outcome = default(T)!;
        await database.Loops.Run(
            WriteLoops.Own,
            async group =>
            {
                await using var db = group.Context(null);
                outcome = await body(db);
                await db.SaveNow();
            },
            cancel
        );
        return outcome;
    }

    private async Task<Guid?> Record(TilthDb db, WriteGroup group, Me me, Act act)
    {
        var operation = act.Operation ?? NewId.At(clock.GetUtcNow());
        var changes = History.Of(db, me, operation);
        History.MustBeEntrusted(db, me);
        var hidden = History.Hidden(db);
        var others = History.Others(db, me);
        changes.AddRange(History.OfMany(db, me, operation));
        await db.SaveFound();
        if (changes.Count == 0)
            return null;
        foreach (var (record, member) in hidden)
            await group.Frame.Hide(me.SpaceId, record, member);
        var placed = await group.Frame.Place(me, act, operation, clock.GetUtcNow(), changes);
        await group.Insert(db.Model.FindEntityType(typeof(Change))!, placed);
        if (me.Behalf is { What: Entrusted.Promises })
            others = [.. others, me.MemberId];
        else
            await Derive(db, group, me, placed);
        foreach (var other in others)
            await DeriveOf(other, group, me, placed);
        return operation;
    }

    private async Task Derive(TilthDb db, WriteGroup group, Me me, IReadOnlyList<Change> changes)
    {
        foreach (var derivation in _derivations)
            await derivation.Refresh(db, changes);
        if (History.Of(db, me, default).Count > 0)
            throw new InvalidOperationException("A derivation wrote something that is not marked as derived.");
        foreach (var kind in db.Many.GroupBy(row => row.GetType()))
            await group.Insert(db.Model.FindEntityType(kind.Key)!, [.. kind]);
        await db.SaveFound();
    }

    /// <summary>Where an act reached rows of another member, or is done for one by somebody who sees less (people who became one, somebody deleted), theirs is derived as they see it.</summary>
    private async Task DeriveOf(Guid other, WriteGroup group, Me me, IReadOnlyList<Change> changes)
    {
        await using var mine = group.Context(me);
        var account = await mine.Set<Member>().Where(row => row.Id == other).Select(row => row.AccountId).FirstAsync();
        var them = new Me(account, me.SpaceId, other, Door.Job, TimeZoneInfo.Utc);
        await using var db = group.Context(them);
        await Derive(
            db,
            group,
            them,
            [.. changes.Where(change => change.MemberId is null || change.MemberId == other)]
        );
    }
}
