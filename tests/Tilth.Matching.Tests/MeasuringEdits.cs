using CsCheck;

namespace Tilth.Matching.Tests;

/// <summary>The quick answers about slips are those of the plain table of Damerau and Levenshtein.</summary>
public class MeasuringEdits
{
    private static readonly Gen<string> Text = Gen.Char["abc"].Array[0, 7].Select(letters => new string(letters));

    [Fact]
    public void One_slip_is_one_in_the_table() =>
        Gen.Select(Text, Text)
            .Sample(
                (one, other) => EditDistance.IsWithinOne(one, other) == Distance(one, other, transpose: true) <= 1,
                iter: 20_000
            );

    [Fact]
    public void So_many_slips_are_so_many_in_the_table() =>
        Gen.Select(Text, Text, Gen.Int[0, 4])
            .Sample(
                (one, other, most) =>
                    EditDistance.IsWithin(one, other, most) == Distance(one, other, transpose: false) <= most,
                iter: 20_000
            );

    [Fact]
    public void Likeness_is_the_same_both_ways_and_within_its_bounds() =>
        Gen.Select(Text, Text)
            .Sample(
                (one, other) =>
                    JaroWinkler.Similarity(one, other) is >= 0 and <= 1
                    && (one != other || Math.Abs(JaroWinkler.Similarity(one, other) - 1) < 1e-9),
                iter: 20_000
            );

    [Fact]
    public void A_signature_never_hides_what_is_near() =>
        Gen.Select(Gen.Char["abc1 @."].Array[0, 9], Gen.Char["abc1 @."].Array[0, 9])
            .Sample(
                (one, other) =>
                {
                    var (first, second) = (new string(one), new string(other));
                    var may = Signature.MayBeNear(Signature.Of(first), Signature.Of(second));
                    (may || !EditDistance.IsWithin(first, second, 2)).ShouldBeTrue();
                    (may || !EditDistance.IsWithinOne(first, second)).ShouldBeTrue();
                    (may || PlaceComparison.Organisation(first, second) == Agreement.Different).ShouldBeTrue();
                    (may || ReachComparison.Email(first, second) == Agreement.Different).ShouldBeTrue();
                },
                iter: 50_000
            );

    private static int Distance(string one, string other, bool transpose)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        for (var j = 0; j <= other.Length; j++)
        {
            if (i == 0 || j == 0)
            {
                table[i, j] = i + j;
                continue;
            }
            var change = table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            table[i, j] = Math.Min(change, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
            if (transpose && i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
            {
                table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }
        return table[one.Length, other.Length];
    }
}
