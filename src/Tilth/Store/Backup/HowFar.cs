namespace Tilth.Store.Backup;

/// <summary>How far a backup is, in hundredths; whoever waits for it looks now and then.</summary>
public sealed class HowFar
{
    private int _from,
        _to;
    private volatile int _hundredths;

    public int Hundredths => _hundredths;

    /// <summary>What is told from now on lies between these.</summary>
    public void Between(int from, int to)
    {
        (_from, _to) = (from, to);
        _hundredths = from;
    }

    public void Tell(long done, long total) =>
        _hundredths = _from + (int)((_to - _from) * Math.Min(done, total) / Math.Max(1, total));
}
