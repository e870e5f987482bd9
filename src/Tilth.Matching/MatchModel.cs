namespace Tilth.Matching;

/// <summary>
/// What is believed of a book: how often two records of one person agree in each field, how often two strangers do, and how many
/// second records there are. Learned from records, or assumed. Immutable; may be kept and used for other books.
/// </summary>
public sealed class MatchModel
{
    internal MatchModel(Rates same, Rates strangers, Rates related, double perRecord, double relatedPerRecord) =>
        (Same, Strangers, Related, MatchesPerRecord, RelatedPerRecord) = (
            same,
            strangers,
            related,
            perRecord,
            relatedPerRecord
        );

    /// <summary>
    /// What is sensible before anything was learned: one record in ten is somebody's second, and one in three has somebody of
    /// the same household or office in the book.
    /// </summary>
    public static MatchModel Prior { get; } =
        new(PriorRates.SamePerson(), PriorRates.Strangers(), PriorRates.Related(), .10, .30);

    /// <summary>How many true pairs the model expects for each record.</summary>
    public double MatchesPerRecord { get; }

    /// <summary>How many pairs of one household or office it expects for each record.</summary>
    internal double RelatedPerRecord { get; }

    internal Rates Same { get; }

    internal Rates Strangers { get; }

    internal Rates Related { get; }
}
