namespace Tilth.Store;

/// <summary>What an undo leaves as it is, over all its slices, so that nothing is taken from under it.</summary>
internal sealed class UndoKept
{
    private readonly HashSet<Guid> _records = [];
    private readonly HashSet<Guid> _lost = [];
    private readonly HashSet<(Guid Record, string Field)> _fields = [];

    public void Add(UndoStep step)
    {
        if (step.KeepsRecord)
            _records.Add(step.Past.RecordId);
        if (step.IsLost)
            _lost.Add(step.Past.RecordId);
        foreach (var conflict in step.Conflicts.Where(conflict => conflict.Field is not null))
            _fields.Add((conflict.RecordId, conflict.Field!));
    }

    /// <summary>True if that field of the record will hold what it holds now.</summary>
    public bool Holds(Guid record, string field) => _records.Contains(record) || _fields.Contains((record, field));

    /// <summary>True if the record, which is gone, does not come back.</summary>
    public bool IsLost(Guid record) => _lost.Contains(record);
}
