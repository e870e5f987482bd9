using CsCheck;

namespace Tilth.Matching.Tests;

/// <summary>What is found is what a plain walk over all pairs finds, of those that have a block in common.</summary>
public class AgainstAllPairs
{
    private const double Threshold = .3;

    private static readonly MatchOptions Options = new() { Threshold = Threshold, Model = MatchModel.Prior };

    [Fact]
    public void A_linkage_finds_what_a_walk_finds() =>
        RandomBooks
            .Record.Array[0, 40]
            .Sample(records => Same(Linkage.Of(records, Options).Pairs, Walk(records)), iter: 300);

    [Fact]
    public void The_same_records_give_the_same_answer() =>
        RandomBooks
            .Record.Array[0, 40]
            .Sample(
                records =>
                {
                    var (one, other) = (Linkage.Of(records), Linkage.Of(records));
                    one.Pairs.ShouldBe(other.Pairs);
                    one.Clusters().ShouldBe(other.Clusters());
                    one.Model.MatchesPerRecord.ShouldBe(other.Model.MatchesPerRecord);
                },
                iter: 100
            );

    [Fact]
    public void Evidence_is_the_same_both_ways() =>
        RandomBooks
            .Record.Array[2]
            .Sample(
                records =>
                {
                    var book = new Book();
                    book.AddAll(records, default);
                    var reader = new EvidenceReader(book.Terms, book.Frequencies, beside: 2);
                    var (forth, back) = (
                        reader.Of(book.Records[0], book.Records[1]),
                        reader.Of(book.Records[1], book.Records[0])
                    );
                    forth.Pattern.ShouldBe(back.Pattern);
                },
                iter: 3000
            );

    [Fact]
    public void Reasons_add_up_to_the_odds() =>
        RandomBooks
            .Record.Array[2, 20]
            .Sample(
                records =>
                {
                    var book = new Book();
                    book.AddAll(records, default);
                    var reader = new EvidenceReader(book.Terms, book.Frequencies, beside: 2);
                    var scorer = new Scorer(MatchModel.Prior, records.Length);
                    var nothing = scorer.Bits(default).Strangers;
                    var reasons = Linkage.Of(records, Options).Reasons(0, 1);
                    var evidence = reader.Of(book.Records[0], book.Records[1]);
                    reasons.Sum(reason => reason.Weight).ShouldBe(scorer.Bits(evidence).Strangers - nothing, .001);
                    reasons.ShouldAllBe(reason => reason.Agreement == evidence.Pattern[reason.Field]);
                },
                iter: 1000
            );

    internal static List<MatchPair> Walk(IReadOnlyList<MatchRecord> records)
    {
        var book = new Book();
        book.AddAll(records, default);
        var reader = new EvidenceReader(book.Terms, book.Frequencies, beside: 2);
        var scorer = new Scorer(MatchModel.Prior, records.Count);
        var together = new SharedBlocks(book);
        var pairs = new List<MatchPair>();
        for (var second = 0; second < records.Count; second++)
        for (var first = 0; first < second; first++)
        {
            var evidence = reader.Of(book.Records[first], book.Records[second]);
            if (together.Have(first, second) && scorer.Probability(evidence) >= Threshold)
                pairs.Add(new MatchPair(first, second, scorer.Probability(evidence)));
        }
        return pairs;
    }

    private static void Same(IReadOnlyList<MatchPair> found, List<MatchPair> expected)
    {
        found.ShouldBe(expected, ignoreOrder: true);
        found.ShouldBe(
            found.OrderByDescending(pair => pair.Probability).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)
        );
    }
}
