namespace Tilth.Matching;

/// <summary>
/// Learns from unlabelled pairs (Dempster, Laird and Rubin 1977; Winkler 1988): what the model takes for one person tells how
/// often records of one person agree, and so on until nothing changes. The classes are weighed against all pairs of the book,
/// not only against those compared, so that namesakes, of whom blocks are full, are not learned as matches. A prior of so many
/// pairs stands behind each field: a small book hardly moves it.
/// </summary>
internal static class ExpectationMaximization
{
    // More pairs tell nothing new; every so-manyth then stands for those around it.
    private const int MostRounds = 12,
        EnoughPairs = 100_000;
    private const double Settled = 1e-3,
        Strength = 60,
        StrengthOfShares = 100,
        // However clean the records, the next may be wrong in any field.
        LeastRate = .01;

    public static MatchModel Learn(MatchModel prior, Rates strangers, List<FoundPair> pairs, int records)
    {
        var model = new MatchModel(
            prior.Same,
            strangers,
            prior.Related,
            prior.MatchesPerRecord,
            prior.RelatedPerRecord
        );
        for (var round = 0; round < MostRounds; round++)
        {
            var (next, before) = (Step(model, prior, pairs, records), model.MatchesPerRecord);
            model = next;
            if (Math.Abs(model.MatchesPerRecord - before) < Settled * before)
            {
                break;
            }
        }
        return model;
    }

    private static MatchModel Step(MatchModel model, MatchModel prior, List<FoundPair> pairs, int records)
    {
        var scorer = new Scorer(model, records);
        var counts = new RateCounts();
        double same = 0,
            related = 0;
        var stride = 1 + pairs.Count / EnoughPairs;
        for (var at = 0; at < pairs.Count; at += stride)
        {
            var bits = scorer.Bits(pairs[at].Evidence);
            var (one, other) = (double.Exp2(-bits.Strangers), double.Exp2(-bits.Related));
            var probability = 1 / (1 + one + other);
            same += probability * stride;
            related += probability * other * stride;
            counts.Add(pairs[at].Evidence.Pattern, probability * stride);
        }
        return new MatchModel(
            counts.Rates(prior.Same, Strength, LeastRate, alone: 1),
            model.Strangers,
            model.Related,
            (same + prior.MatchesPerRecord * StrengthOfShares) / (records + StrengthOfShares),
            (related + prior.RelatedPerRecord * StrengthOfShares) / (records + StrengthOfShares)
        );
    }
}
