namespace Tilth.Matching;

/// <summary>Records in the form in which they are compared.</summary>
internal sealed class Book
{
    private readonly ProfileWriter _writer;

    public Book() => _writer = new ProfileWriter(Terms);

    public TermTables Terms { get; } = new();

    public Frequencies Frequencies { get; } = new();

    public Records Records { get; } = new();

    public void AddAll(IEnumerable<MatchRecord> records, CancellationToken cancel)
    {
        foreach (var record in records)
        {
            ArgumentNullException.ThrowIfNull(record, nameof(records));
            Add(record);
            cancel.ThrowIfCancellationRequested();
        }
    }

    public int Add(MatchRecord record)
    {
        var profile = _writer.Write(record);
        Frequencies.Count(profile, 1);
        return Records.Add(profile);
    }

    public void Remove(int record)
    {
        Frequencies.Count(Records[record], -1);
        Records.Remove(record);
    }
}
