using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Tilth.Store;

/// <summary>Reads from the change tracker what a body did: one change a record, with its before-image.</summary>
internal static class History
{
    /// <summary>The changes that are about to be saved, without positions; rows outside the feed are passed over.</summary>
    public static List<Change> Of(TilthDb db, Me me, Guid operation)
    {
        db.ChangeTracker.DetectChanges();
        var changes = new List<Change>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            MustBeInSpace(entry, me);
            if (Kinds.Of(entry.Metadata) is { } kind && Describe(entry, kind, me, operation) is { } change)
                changes.Add(change);
        }
        return changes;
    }

    /// <summary>Of what <see cref="Of"/> has just found the records that were shared, and now are not or are gone; with whose they are.</summary>
    public static List<(Guid Record, Guid Member)> Hidden(TilthDb db) =>
        [
            .. OwnRows(db)
                .Where(entry => entry.State != EntityState.Added && entry.Property(row => row.Shared).OriginalValue)
                .Where(entry => entry.State == EntityState.Deleted || !entry.Entity.Shared)
                .Select(entry => (entry.Entity.Id, entry.Entity.MemberId)),
        ];

    /// <summary>The other members whose own rows are among what <see cref="Of"/> has just found.</summary>
    public static IReadOnlyList<Guid> Others(TilthDb db, Me me) =>
        [.. OwnRows(db).Select(entry => entry.Entity.MemberId).Where(member => member != me.MemberId).Distinct()];

    /// <exception cref="RefusedException">Somebody to whom only promises are entrusted was about to change what else is the member's.</exception>
    public static void MustBeEntrusted(TilthDb db, Me me)
    {
        if (me.Behalf is not { What: Entrusted.Promises } behalf)
            return;
        var own = OwnRows(db).Select(entry => entry.Entity).Concat(db.Many.OfType<IMemberRow>());
        if (own.Any(row => row.MemberId == me.MemberId && row is not IOwed))
            throw new RefusedException($"{behalf.For} lets you act for promises alone. Nothing was changed.");
    }

    /// <summary>What is about to be saved of members' own rows, without looking for changes once more.</summary>
    private static List<EntityEntry<IMemberRow>> OwnRows(TilthDb db)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var rows = db
            .ChangeTracker.Entries<IMemberRow>()
            .Where(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached))
            .ToList();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        return rows;
    }

    /// <summary>Whose alone a change is; null where every member may see it. What was shared and is taken away is nobody else's any more.</summary>
    private static Guid? Whose(ISpaceRow row, bool isGone) =>
        row is IMemberRow mine && (!mine.Shared || isGone || row is IKeepsNotes) ? mine.MemberId : null;

    /// <summary>The changes of rows that are inserted past the change tracker.</summary>
    public static IEnumerable<Change> OfMany(TilthDb db, Me me, Guid operation)
    {
        foreach (var row in db.Many)
        {
            if (row.SpaceId != me.SpaceId)
                throw new InvalidOperationException(
                    $"A {row.GetType().Name} of another space was about to be written."
                );
            if (row is not IDerivedRow)
                yield return Insert(row, me, operation);
        }
    }

    private static Change Insert(ISpaceRow row, Me me, Guid operation) =>
        new()
        {
            SpaceId = me.SpaceId,
            OperationId = operation,
            Kind = Kinds.Of(row),
            RecordId = row.Id,
            PersonId = (row as IOfPerson)?.PersonId,
            Action = ChangeAction.Insert,
            MemberId = Whose(row, isGone: false),
        };

    private static Change? Describe(EntityEntry entry, string kind, Me me, Guid operation)
    {
        var row = (ISpaceRow)entry.Entity;
        var fields = Image.Fields(entry.Metadata);
        if (entry.State == EntityState.Modified)
            fields = fields.Where(field => Differs(entry.Property(field)));
        var changed = fields.ToList();
        if (entry.State == EntityState.Modified && changed.Count == 0)
            return null;
        return new Change
        {
            SpaceId = me.SpaceId,
            OperationId = operation,
            Kind = kind,
            RecordId = row.Id,
            PersonId = (row as IOfPerson)?.PersonId,
            Action = entry.State switch
            {
                EntityState.Added => ChangeAction.Insert,
                EntityState.Deleted => ChangeAction.Delete,
                _ => ChangeAction.Update,
            },
            MemberId = Whose(row, entry.State == EntityState.Deleted),
            Before = entry.State == EntityState.Added ? null : Image.Of(entry, changed),
        };
    }

    private static bool Differs(PropertyEntry property) =>
        property.IsModified && !Image.Same(property.Metadata, property.OriginalValue, property.CurrentValue);

    private static void MustBeInSpace(EntityEntry entry, Me me)
    {
        if (entry.Entity is ISpaceRow row && row.SpaceId != me.SpaceId)
            throw new InvalidOperationException(
                $"A {entry.Metadata.ClrType.Name} of another space was about to be written."
            );
    }
}
