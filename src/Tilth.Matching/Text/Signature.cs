using System.Numerics;

namespace Tilth.Matching;

/// <summary>
/// A text in 64 bits, from which one can tell that two texts are not near each other without looking at them: which letters
/// occur in it, and a number for its beginning, up to the @ or the first space.
/// </summary>
internal static class Signature
{
    private const int LetterBits = 40;
    private const ulong LetterMask = (1UL << LetterBits) - 1;

    // A slip takes one letter away and brings another.
    private const int MostOfTwoSlips = 4;

    public static ulong Of(ReadOnlySpan<char> text)
    {
        var letters = 0UL;
        foreach (var letter in text)
        {
            letters |= letter switch
            {
                >= 'a' and <= 'z' => 1UL << (letter - 'a'),
                >= '0' and <= '9' => 1UL << (26 + letter - '0'),
                ' ' => 0,
                _ => 1UL << (36 + (letter & 3)),
            };
        }
        var end = text.LastIndexOf('@') is var at and >= 0 ? at : text.IndexOf(' ');
        return letters | Mixing.Mix(Mixing.Letters(end < 0 ? text : text[..end]), 0) << LetterBits;
    }

    /// <summary>False only where the texts begin with another word and are more than two slips apart, spaces not counted.</summary>
    public static bool MayBeNear(ulong one, ulong other) =>
        one >> LetterBits == other >> LetterBits
        || BitOperations.PopCount((one ^ other) & LetterMask) <= MostOfTwoSlips;
}
