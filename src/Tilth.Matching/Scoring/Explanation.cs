namespace Tilth.Matching;

/// <summary>The reasons of a pair, as data.</summary>
internal static class Explanation
{
    public static IReadOnlyList<Reason> Of(
        ReadOnlySpan<uint> one,
        ReadOnlySpan<uint> other,
        TermTables terms,
        EvidenceReader reader,
        Scorer scorer
    )
    {
        List<Reason> reasons = [];
        foreach (var (field, best, evidence) in reader.Each(one, other))
        {
            reasons.Add(
                new Reason(
                    field,
                    best.Level,
                    scorer.Weight(field, evidence),
                    Text(field, best.First, terms),
                    Text(field, best.Second, terms)
                )
            );
        }
        return [.. reasons.OrderByDescending(reason => Math.Abs(reason.Weight)).ThenBy(reason => reason.Field)];
    }

    private static string Text(MatchField field, int term, TermTables terms) =>
        field == MatchField.Birthday ? BirthdayTerm.Text(term) : new string(terms.Text(TermKinds.Of(field), term));
}
