namespace Tilth.Matching.Tests.Corpus;

/// <summary>
/// Sets whose makers know who is who. The levels of birthdays came of looking at fake_1000 and at the historical figures; nothing
/// was chosen by the others.
/// </summary>
public class LinkingLabelledRecords
{
    [Theory]
    [InlineData("RLdata500", .98, .97)]
    [InlineData("fake_1000", .99, .82)]
    [InlineData("febrl-dataset1", .99, .99)]
    [InlineData("febrl-dataset3", .99, .99)]
    [InlineData("historical-figures", .99, .77)]
    public void Labelled_records_find_their_person(string name, double precision, double f1)
    {
        var set = LabelledSet.Named(name);
        var linkage = Linkage.Of(set.Records);
        var pairs = set.Judge(linkage.Pairs.Select(pair => (pair.First, pair.Second)));
        pairs.Precision.ShouldBeGreaterThan(precision);
        pairs.F1.ShouldBeGreaterThan(f1);
    }
}
