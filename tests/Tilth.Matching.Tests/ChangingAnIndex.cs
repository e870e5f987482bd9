using CsCheck;
using static Tilth.Matching.Tests.People;

namespace Tilth.Matching.Tests;

public class ChangingAnIndex
{
    private const double Threshold = .3;

    private static readonly Gen<(int Id, MatchRecord? Record)> Change = Gen.Select(
        // As many as the smallest block holds: one that was split stays so.
        Gen.Int[1, 8],
        Gen.Frequency(
            (3, RandomBooks.Record.Select(MatchRecord? (record) => record)),
            (1, Gen.Const((MatchRecord?)null))
        )
    );

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    [Fact]
    public void After_any_changes_an_index_answers_as_one_made_anew() =>
        Gen.Select(Change.Array[0, 60], RandomBooks.Record)
            .Sample(
                (changes, asked) =>
                {
                    using var index = new MatchIndex(new MatchOptions { Threshold = Threshold });
                    var left = new Dictionary<int, MatchRecord>();
                    foreach (var (id, record) in changes)
                    {
                        if (record is null)
                            index.Remove(Id(id)).ShouldBe(left.Remove(id));
                        else
                            index.Put(Id(id), left[id] = record);
                    }
                    index.Count.ShouldBe(left.Count);
                    using var anew = new MatchIndex(new MatchOptions { Threshold = Threshold });
                    anew.PutAll(left.Select(one => KeyValuePair.Create(Id(one.Key), one.Value)));
                    Told(index.Pairs()).ShouldBe(Told(anew.Pairs()), ignoreOrder: true);
                    Told(index.Probable(asked, 100)).ShouldBe(Told(anew.Probable(asked, 100)), ignoreOrder: true);
                    Told(index.Pairs()).ShouldBe(Walked([.. left]), ignoreOrder: true);
                },
                iter: 200
            );

    [Fact]
    public void Somebody_new_is_recognised_with_reasons()
    {
        using var index = new MatchIndex();
        index.PutAll(Strangers(60).Select((one, i) => KeyValuePair.Create(Id(100 + i), one)));
        index.Put(Id(1), Person("Robert Greenblatt", "+44 20 7946 0958", "bob@seed.example"));
        var found = index.Probable(Person("Bob Greenblat", "(020) 7946 0958")).ShouldHaveSingleItem();
        found.Id.ShouldBe(Id(1));
        found.Probability.ShouldBeGreaterThan(.95);
        found
            .Reasons.Select(reason => (reason.Field, reason.Agreement))
            .ShouldBe(
                [
                    (MatchField.Phone, Agreement.Equal),
                    (MatchField.FamilyName, Agreement.Close),
                    (MatchField.GivenName, Agreement.Variant),
                ],
                ignoreOrder: true
            );
        index.Probable(Person("Ash Rolfe", "ash@plot.example")).ShouldBeEmpty();
        index.Remove(Id(1)).ShouldBeTrue();
        index.Remove(Id(1)).ShouldBeFalse();
        index.Probable(Person("Bob Greenblat", "(020) 7946 0958")).ShouldBeEmpty();
    }

    [Fact]
    public void A_change_counts_at_once()
    {
        using var index = new MatchIndex();
        index.PutAll(Strangers(60).Select((one, i) => KeyValuePair.Create(Id(100 + i), one)));
        index.Put(Id(1), Person("Wren Desmonde", "wren@seed.example"));
        index.Put(Id(2), Person("Ash Rolfe", "+44 20 7946 0958"));
        index.Probable(Id(1)).ShouldBeEmpty();
        index.Put(Id(2), Person("W. Desmonde", "+44 20 7946 0958", "wren@seed.example"));
        index.Probable(Id(1)).ShouldHaveSingleItem().Id.ShouldBe(Id(2));
        index.Probable(Id(2)).ShouldHaveSingleItem().Id.ShouldBe(Id(1));
        index.Pairs().ShouldHaveSingleItem();
        index.Clusters().ShouldHaveSingleItem().ShouldBe([Id(1), Id(2)], ignoreOrder: true);
        index.Probable(Id(3)).ShouldBeEmpty();
        index.Probable(Id(1), most: 0).ShouldBeEmpty();
    }

    private static IEnumerable<(Guid, Guid, double)> Told(IReadOnlyList<Likeness> pairs) =>
        pairs.Select(pair => Ordered(pair.First, pair.Second, pair.Probability));

    private static IEnumerable<(Guid, double)> Told(IReadOnlyList<Candidate> found) =>
        found.Select(one => (one.Id, Math.Round(one.Probability, 5)));

    private static IEnumerable<(Guid, Guid, double)> Walked(KeyValuePair<int, MatchRecord>[] left) =>
        AgainstAllPairs
            .Walk([.. left.Select(one => one.Value)])
            .Select(pair => Ordered(Id(left[pair.First].Key), Id(left[pair.Second].Key), pair.Probability));

    private static (Guid, Guid, double) Ordered(Guid one, Guid other, double probability) =>
        one.CompareTo(other) < 0 ? (one, other, Math.Round(probability, 5)) : (other, one, Math.Round(probability, 5));
}
