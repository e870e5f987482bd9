namespace Tilth.Matching.Tests;

public class ComparingNames
{
    private static Agreement Given(string one, string other) =>
        NameComparison.Given(one, other, NameTraits.Of(one), NameTraits.Of(other));

    [Theory]
    [InlineData("robert", "bob", Agreement.Variant)]
    [InlineData("bill", "wilhelm", Agreement.Variant)]
    [InlineData("mary", "mary ann", Agreement.Variant)]
    [InlineData("jean luc", "jeanluc", Agreement.Variant)]
    [InlineData("theo", "theobald", Agreement.Variant)]
    [InlineData("j", "jane", Agreement.Initial)]
    [InlineData("j r", "jane", Agreement.Initial)]
    [InlineData("clover", "clovre", Agreement.Close)]
    [InlineData("clover", "clver", Agreement.Close)]
    [InlineData("bryony", "bryonie", Agreement.Close)]
    [InlineData("clover", "heather", Agreement.Different)]
    [InlineData("j", "kale", Agreement.Different)]
    [InlineData("ann", "anders", Agreement.Different)]
    public void Given_names_agree_by_level(string one, string other, Agreement expected)
    {
        Given(one, other).ShouldBe(expected);
        Given(other, one).ShouldBe(expected);
    }

    [Theory]
    [InlineData("mueller", "muller", Agreement.Close)]
    [InlineData("mac donald", "macdonald", Agreement.Close)]
    [InlineData("desmonde", "desmodne", Agreement.Close)]
    [InlineData("berg mills", "mills", Agreement.Overlapping)]
    [InlineData("greenblatt", "greenblattson", Agreement.Overlapping)]
    [InlineData("kim", "kin", Agreement.Different)]
    [InlineData("gale", "vale", Agreement.Different)]
    [InlineData("gale", "gall", Agreement.Close)]
    [InlineData("nowakowska", "mowakowska", Agreement.Close)]
    [InlineData("ashdown", "quickset", Agreement.Different)]
    public void Family_names_agree_by_level(string one, string other, Agreement expected)
    {
        NameComparison.Family(one, other).ShouldBe(expected);
        NameComparison.Family(other, one).ShouldBe(expected);
    }

    // The values of the published tables (Winkler 1990 and after).
    [Theory]
    [InlineData("martha", "marhta", .961)]
    [InlineData("dwayne", "duane", .840)]
    [InlineData("dixon", "dicksonx", .813)]
    [InlineData("shackleford", "shackelford", .982)]
    [InlineData("jones", "johnson", .832)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "", 1)]
    [InlineData("", "a", 0)]
    public void Jaro_and_Winkler_say_what_they_published(string one, string other, double expected) =>
        JaroWinkler.Similarity(one, other).ShouldBe(expected, .001);

    [Theory]
    [InlineData("meier", "mayer", true)]
    [InlineData("sorensen", "soerensen", true)]
    [InlineData("catherine", "katarina", true)]
    [InlineData("novak", "nowak", true)]
    [InlineData("ashdown", "quickset", false)]
    public void What_sounds_alike_has_one_skeleton(string one, string other, bool expected) =>
        (Skeleton.Of(one) == Skeleton.Of(other)).ShouldBe(expected);
}
