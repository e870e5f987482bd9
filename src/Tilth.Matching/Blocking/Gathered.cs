using System.Runtime.InteropServices;

namespace Tilth.Matching;

/// <summary>The candidates of one record. For one thread; used again for the next.</summary>
internal sealed class Gathered
{
    public List<int> Records { get; } = [];

    public List<BlockKey> Coarse { get; } = [];

    public List<BlockKey> Finer { get; } = [];

    /// <summary>Orders them, each once, without those from a number on.</summary>
    public void Settle(int below)
    {
        Records.Sort();
        var records = CollectionsMarshal.AsSpan(Records);
        var count = 0;
        foreach (var record in records)
        {
            if (record < below && (count == 0 || records[count - 1] != record))
            {
                records[count++] = record;
            }
        }
        Records.RemoveRange(count, Records.Count - count);
    }
}
