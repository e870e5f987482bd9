namespace Tilth.Matching;

/// <summary>How many records have a field, and how many have each value of it.</summary>
internal sealed class Frequencies
{
    private const int Fields = 14;

    private readonly int[][] _holders = new int[Fields][];
    private readonly int[] _with = new int[Fields];

    public Frequencies() => Array.Fill(_holders, []);

    /// <summary>Records with the field.</summary>
    public int With(MatchField field) => _with[(int)field];

    /// <summary>Records with the value; 0 for one that only a question has.</summary>
    public int Holders(MatchField field, int term)
    {
        var holders = _holders[(int)field];
        return term < holders.Length ? holders[term] : 0;
    }

    /// <summary>Records with the more frequent of two values that are taken for the same.</summary>
    public int Holders(MatchField field, int one, int other) => Math.Max(Holders(field, one), Holders(field, other));

    /// <summary>Counts a profile in (1) or out (-1).</summary>
    public void Count(ReadOnlySpan<uint> profile, int by)
    {
        var last = (MatchField)(-1);
        foreach (var value in profile)
        {
            var field = Profile.Field(value);
            if (field != last)
            {
                _with[(int)field] += by;
                last = field;
            }
            if (field != MatchField.Birthday)
            {
                Count(ref _holders[(int)field], Profile.Term(value), by);
            }
        }
    }

    private static void Count(ref int[] holders, int term, int by)
    {
        if (term >= holders.Length)
        {
            Array.Resize(ref holders, Math.Max(16, term * 2));
        }
        holders[term] += by;
    }
}
