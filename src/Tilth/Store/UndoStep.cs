using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>What undoing does to one record: remove it, bring it back, or restore fields; with what stands in the way.</summary>
internal sealed class UndoStep(RecordPast past, IEntityType type, object? row)
{
    private readonly List<UndoConflict> _conflicts = [];

    public IReadOnlyList<UndoConflict> Conflicts => _conflicts;

    public bool Removes => !past.ExistedBefore && past.ExistsAfter && row is not null;

    /// <summary>True if a record that the operation made stays, since something later hangs on it.</summary>
    public bool KeepsRecord => Removes && _conflicts.Count > 0;

    public void Conflict(string? field, Guid? later) =>
        _conflicts.Add(new UndoConflict(past.Kind, past.RecordId, past.PersonId, field, later));

    /// <summary>Does it, leaving out what conflicts.</summary>
    public void Apply(TilthDb db)
    {
        if (KeepsRecord || past.IsTooOld)
            return;
        if (Removes)
            db.Remove(row!);
        else if (past.ExistedBefore && !past.ExistsAfter && row is null)
            BringBack(db);
        else if (past.ExistedBefore && past.ExistsAfter && row is not null)
            Restore(db, row);
    }

    private void BringBack(TilthDb db)
    {
        var entry = db.Entry(Activator.CreateInstance(type.ClrType, nonPublic: true)!);
        entry.Property(nameof(ISpaceRow.SpaceId)).CurrentValue = db.Me!.SpaceId;
        entry.Property(nameof(ISpaceRow.Id)).CurrentValue = past.RecordId;
        // An image from before a column was there leaves it as it is for somebody new.
        foreach (var field in Image.Fields(type))
        {
            if (past.Before.TryGetPropertyValue(field.Name, out var value))
                entry.Property(field).CurrentValue = Image.Read(field, value);
        }
        entry.State = EntityState.Added;
    }

    private void Restore(TilthDb db, object row)
    {
        foreach (var field in Image.Fields(type))
        {
            if (
                past.Before.TryGetPropertyValue(field.Name, out var value) && !Conflicts.Any(c => c.Field == field.Name)
            )
                db.Entry(row).Property(field).CurrentValue = Image.Read(field, value);
        }
    }
}
