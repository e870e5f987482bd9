namespace Tilth.Matching;

/// <summary>Adds up how pairs compare, and makes rates of it.</summary>
internal sealed class RateCounts
{
    private readonly double[] _counts = new double[Levels.Fields * 16];

    public void Add(Pattern pattern, double share)
    {
        var levels = pattern.Levels;
        for (var at = 0; levels != 0; at += 16, levels >>= 4)
        {
            _counts[at + (int)(levels & 15)] += share;
        }
    }

    /// <summary>
    /// The mean of a Dirichlet posterior: the prior counts as so many pairs. What is known only in part has a rate of its own,
    /// as it says nothing about how often whole values differ. No rate falls under <paramref name="least"/>.
    /// </summary>
    /// <param name="prior">What was believed before.</param>
    /// <param name="strength">As how many pairs that counts.</param>
    /// <param name="least">The least rate, where the prior is not less itself.</param>
    /// <param name="alone">
    /// How many pairs of a level do not count. One, where the pairs are weighed by the rates that they give: else the only one
    /// with two birthdays would itself be what tells that birthdays of one person differ.
    /// </param>
    public Rates Rates(Rates prior, double strength, double least = 0, double alone = 0)
    {
        var rates = prior.Copy();
        for (var field = MatchField.GivenName; field <= MatchField.Link; field++)
        {
            var seen = 0.0;
            for (var level = Agreement.Different; level <= Agreement.Equal; level++)
            {
                seen += level == Agreement.Compatible ? 0 : Count(field, level, alone);
            }
            for (var level = Agreement.Different; level <= Agreement.Equal; level++)
            {
                if (level != Agreement.Compatible && prior[field, level] > 0)
                {
                    var rate = (prior[field, level] * strength + Count(field, level, alone)) / (strength + seen);
                    rates[field, level] = Math.Max(rate, Math.Min(least, prior[field, level]));
                }
            }
        }
        return rates;
    }

    private double Count(MatchField field, Agreement level, double alone) =>
        Math.Max(0, _counts[(int)field * 16 + (int)level] - alone);
}
