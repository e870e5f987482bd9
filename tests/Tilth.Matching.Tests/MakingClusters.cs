using static Tilth.Matching.Tests.People;

namespace Tilth.Matching.Tests;

public class MakingClusters
{
    [Fact]
    public void Records_of_one_person_are_one_cluster()
    {
        MatchRecord[] records =
        [
            Person("Wren Desmonde", "wren@seed.example", "+44 20 7946 0958"),
            .. Strangers(60),
            Person("Wren Desmonde", "wren@seed.example"),
            Person("W. Desmonde", "020 7946 0958"),
        ];
        Linkage.Of(records).Clusters().ShouldHaveSingleItem().ShouldBe([0, 61, 62]);
    }

    [Fact]
    public void Nobody_is_joined_over_a_third_with_whom_both_could_be_one()
    {
        // Two birthdays; the record without one could be either's.
        MatchRecord[] records =
        [
            Person("Wren Desmonde", "1980-02-03", "wren@seed.example", "in Sowing"),
            Person("Wren Desmonde", "1954-11-28", "+44 20 7946 0958", "in Sowing"),
            Person("Wren Desmonde", "wren@seed.example", "+44 20 7946 0958", "in Sowing"),
            .. Strangers(60),
        ];
        var linkage = Linkage.Of(records, new MatchOptions { Threshold = .5 });
        linkage.Pairs.Count(pair => pair.Second == 2).ShouldBe(2);
        foreach (var cluster in linkage.Clusters())
            (cluster.Contains(0) && cluster.Contains(1)).ShouldBeFalse();
        linkage.Clusters().ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Fact]
    public void A_thousand_namesakes_are_no_cluster()
    {
        // Each shares an address with the next: a chain that a transitive closure would make one person of.
        var records = Enumerable
            .Range(0, 1000)
            .Select(i => Person("Wren Mills", $"a{i / 2}@seed.example", $"b{(i + 1) / 2}@plot.example"));
        var linkage = Linkage.Of(records, new MatchOptions { Model = MatchModel.Prior });
        linkage.Pairs.Count.ShouldBe(999);
        linkage.Clusters().ShouldAllBe(cluster => cluster.Count == 2);
        linkage.Clusters().Count.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Somebody_is_in_one_cluster_only()
    {
        var linkage = Linkage.Of([.. Strangers(300), .. Strangers(300)]);
        var members = linkage.Clusters().SelectMany(cluster => cluster).ToList();
        members.Count.ShouldBe(600);
        members.ShouldBeUnique();
        linkage.Clusters().ShouldAllBe(cluster => cluster.Count == 2 && cluster[1] == cluster[0] + 300);
    }
}
