namespace Tilth.Matching;

/// <summary>
/// Weighs evidence: the log-likelihood ratio of Fellegi and Sunter (1969) with partial weights by level, against strangers and
/// against people of one household or office, and from it the probability. Immutable.
/// </summary>
internal sealed class Scorer
{
    // In a book of ten people two of them are no likelier to be one than in one of fifty: somebody wrote them down as two.
    private const int FewestRecords = 50;

    private readonly float[] _overStrangers = new float[Levels.Fields * 16];
    private readonly float[] _overRelated = new float[Levels.Fields * 16];
    private readonly double _prior,
        _related;

    public Scorer(MatchModel model, int records)
    {
        _prior = Math.Log2(2 * model.MatchesPerRecord / Math.Max(FewestRecords, records - 1));
        _related = Math.Log2(model.MatchesPerRecord / model.RelatedPerRecord);
        for (var field = MatchField.GivenName; field <= MatchField.Link; field++)
        {
            for (var level = Agreement.Different; level <= Agreement.Equal; level++)
            {
                var (same, valued) = (Bits(model.Same[field, level]), Levels.DependOnValue(field, level));
                var at = (int)field * 16 + (int)level;
                _overStrangers[at] = same - (valued ? 0 : Bits(model.Strangers[field, level]));
                _overRelated[at] = same - (valued && Levels.AreOwn(field) ? 0 : Bits(model.Related[field, level]));
            }
        }
    }

    /// <summary>The weight of one field against strangers, in bits.</summary>
    public double Weight(MatchField field, Evidence evidence) =>
        _overStrangers[(int)field * 16 + (int)evidence.Pattern[field]] + evidence.Rarity;

    /// <summary>The probability that the pair is one person.</summary>
    public double Probability(Evidence evidence)
    {
        var (strangers, related) = Bits(evidence);
        return 1 / (1 + double.Exp2(-strangers) + double.Exp2(-related));
    }

    /// <summary>The odds against strangers and against related people, in bits.</summary>
    public (double Strangers, double Related) Bits(Evidence evidence)
    {
        double strangers = evidence.Rarity,
            related = evidence.OwnRarity;
        var levels = evidence.Pattern.Levels;
        for (var at = 0; levels != 0; at += 16, levels >>= 4)
        {
            strangers += _overStrangers[at + (int)(levels & 15)];
            related += _overRelated[at + (int)(levels & 15)];
        }
        return (strangers + _prior, related + _related);
    }

    private static float Bits(double rate) => (float)Math.Log2(Math.Max(rate, 1e-9));
}
