using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>What undoing does to one record: remove it, bring it back, or restore fields; with what stands in the way.</summary>
internal sealed class UndoStep(RecordPast past, IEntityType type, object? row)
{
    private readonly List<UndoConflict> _conflicts = [];

    public IReadOnlyList<UndoConflict> Conflicts => _conflicts;

    /// <summary>The conflicts that this member may hear of: what stands in the way at another's own row is kept in silence.</summary>
    public IEnumerable<UndoConflict> ToldTo(Me me) =>
        past.MemberId is null || past.MemberId == me.MemberId ? _conflicts : [];

    public RecordPast Past => past;

    public IEntityType Type => type;

    /// <summary>The record as it is now; null where it is gone.</summary>
    public object? Row => row;

    public bool Removes => !past.ExistedBefore && past.ExistsAfter && row is not null;

    public bool BringsBack => past.BringsBack && row is null && !IsLost;

    /// <summary>True if fields of a record that is there are put back.</summary>
    public bool Restores => past.ExistedBefore && past.ExistsAfter && row is not null && !past.IsTooOld;

    /// <summary>True if the record cannot come back, since what it needs is gone or its place is taken.</summary>
    public bool IsLost { get; private set; }

    /// <summary>True if a record that the operation made stays, since something later hangs on it.</summary>
    public bool KeepsRecord => Removes && _conflicts.Count > 0;

    public void Conflict(string? field, Guid? later) =>
        _conflicts.Add(new UndoConflict(past.Kind, past.RecordId, past.PersonId, field, later));

    public void IsLostTo(Guid? later)
    {
        IsLost = true;
        Conflict(field: null, later);
    }

    /// <summary>True if that field will hold what it held before.</summary>
    public bool PutsBack(IProperty field) =>
        (BringsBack || Restores)
        && past.Before.ContainsKey(field.Name)
        && !_conflicts.Exists(conflict => conflict.Field == field.Name);

    /// <summary>Does it, leaving out what conflicts.</summary>
    public void Apply(TilthDb db)
    {
        if (KeepsRecord || past.IsTooOld)
            return;
        if (Removes)
            db.Remove(row!);
        else if (BringsBack)
            BringBack(db);
        else if (Restores)
            PutBack(db.Entry(row!));
    }

    private void BringBack(TilthDb db)
    {
        var entry = db.Entry(Activator.CreateInstance(type.ClrType, nonPublic: true)!);
        entry.Property(nameof(ISpaceRow.SpaceId)).CurrentValue = db.Me!.SpaceId;
        entry.Property(nameof(ISpaceRow.Id)).CurrentValue = past.RecordId;
        PutBack(entry);
        entry.State = EntityState.Added;
    }

    /// <summary>An image from before a column was there leaves it as it is for somebody new.</summary>
    private void PutBack(EntityEntry entry)
    {
        foreach (var field in Image.Fields(type).Where(PutsBack))
            entry.Property(field).CurrentValue = Image.Read(field, past.Before[field.Name]);
    }
}
