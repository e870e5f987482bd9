using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>
/// Makes one record of two: whatever refers to the one that goes refers to the one that stays from then on, whichever room and
/// member it belongs to. The model says what refers to it; rooms say only what becomes of two rows of which one is enough.
/// Decision 0019 tells why.
/// </summary>
public sealed class Joining(IEnumerable<Collision> collisions)
{
    private readonly Dictionary<Type, Collision> _collisions = collisions.ToDictionary(rule => rule.Row);

    /// <summary>What the records themselves say is joined by the caller before; tells which rows came over.</summary>
    public async Task<IReadOnlyList<ISpaceRow>> Join(TilthDb db, ISpaceRow stays, ISpaceRow goes)
    {
        var came = new List<ISpaceRow>();
        var references = db.Entry(goes).Metadata.GetReferencingForeignKeys().Where(Removing.IsRecord);
        foreach (var kind in references.GroupBy(key => key.DeclaringEntityType, Removing.ColumnOf))
            came.AddRange(await Join(db, kind.Key.ClrType, [.. kind], stays, goes));
        Remove(db, goes);
        return came;
    }

    private async Task<IReadOnlyList<ISpaceRow>> Join(
        TilthDb db,
        Type kind,
        IReadOnlyList<IProperty> columns,
        ISpaceRow stays,
        ISpaceRow goes
    )
    {
        var came = new List<ISpaceRow>();
        foreach (var row in await Rows(db, kind, columns, goes))
        {
            var entry = db.Entry(row);
            if (entry.State != EntityState.Deleted && Repoint(entry, columns, stays.Id, goes.Id))
                came.Add(row);
        }
        came.RemoveAll(row => RemovedAsNothing(db, row));
        if (came.Count == 0 || !_collisions.TryGetValue(kind, out var rule))
            return came;
        var there = new Dictionary<object, ISpaceRow>();
        foreach (var row in (await Rows(db, kind, columns, stays)).Except(came))
            there.TryAdd(rule.Same(row), row);
        var every = new EveryRow(db);
        foreach (var row in came.Where(row => !there.TryAdd(rule.Same(row), row)).ToList())
        {
            var enough = there[rule.Same(row)];
            await rule.TakeOver(every, enough, row);
            await Join(db, enough, row);
            came.Remove(row);
        }
        return came;
    }

    private static async Task<List<ISpaceRow>> Rows(
        TilthDb db,
        Type kind,
        IReadOnlyList<IProperty> columns,
        ISpaceRow record
    )
    {
        var rows = new HashSet<ISpaceRow>(ReferenceEqualityComparer.Instance);
        foreach (var column in columns)
            rows.UnionWith(await Whosever.RowsOf(db, kind, column.Name, record.Id));
        return [.. rows.OrderBy(row => row.Id)];
    }

    /// <summary>False if it does not refer to the record any more.</summary>
    private static bool Repoint(EntityEntry entry, IReadOnlyList<IProperty> columns, Guid stays, Guid goes)
    {
        var referring = columns.Where(column => Equals(entry.Property(column).CurrentValue, goes)).ToList();
        if (entry.Entity is IPair pair)
            pair.IsOf(pair.OneId == goes ? stays : pair.OneId, pair.OtherId == goes ? stays : pair.OtherId);
        else
            referring.ForEach(column => entry.Property(column).CurrentValue = stays);
        if ((entry.Entity as IOfPerson)?.PersonId == stays)
            ForgetOneself(entry, columns, stays);
        return referring.Count > 0;
    }

    /// <summary>Nobody is met, or found a place, through oneself.</summary>
    private static void ForgetOneself(EntityEntry entry, IEnumerable<IProperty> columns, Guid oneself)
    {
        foreach (var column in columns.Where(column => column.IsNullable))
        {
            if (Equals(entry.Property(column).CurrentValue, oneself))
                entry.Property(column).CurrentValue = null;
        }
    }

    /// <summary>A pair of somebody with the same one says nothing.</summary>
    private static bool RemovedAsNothing(TilthDb db, ISpaceRow row)
    {
        if (row is not IPair pair || pair.OneId != pair.OtherId)
            return false;
        Remove(db, row);
        return true;
    }

    /// <summary>As it was before, so that the feed says whose it was.</summary>
    private static void Remove(TilthDb db, ISpaceRow row)
    {
        var entry = db.Entry(row);
        entry.CurrentValues.SetValues(entry.OriginalValues);
        entry.State = EntityState.Deleted;
    }
}
