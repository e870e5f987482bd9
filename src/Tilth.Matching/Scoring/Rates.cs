namespace Tilth.Matching;

/// <summary>How often pairs of one class show each level of each field: the m or u of Fellegi and Sunter. Sums to 1 a field.</summary>
internal sealed class Rates
{
    private readonly double[] _rates = new double[Levels.Fields * Levels.Count];

    public double this[MatchField field, Agreement level]
    {
        get => _rates[(int)field * Levels.Count + (int)level];
        set => _rates[(int)field * Levels.Count + (int)level] = value;
    }

    public Rates Set(MatchField field, params ReadOnlySpan<(Agreement Level, double Rate)> rates)
    {
        foreach (var (level, rate) in rates)
        {
            this[field, level] = rate;
        }
        return this;
    }

    public Rates Copy()
    {
        var copy = new Rates();
        _rates.CopyTo(copy._rates, 0);
        return copy;
    }
}
