namespace Tilth.Matching;

/// <summary>
/// How a folded name sounds, roughly and for many languages: its first letter and the consonants after it, those that are
/// easily taken for each other as one. It brings candidates together; alone it decides nothing.
/// </summary>
internal static class Skeleton
{
    private const int Longest = 6;

    /// <summary>A number for the sound; 0 for a text without letters. Names of one sound have one number.</summary>
    public static ulong Of(ReadOnlySpan<char> name)
    {
        var code = 0UL;
        var (length, last) = (0, '\0');
        foreach (var letter in name)
        {
            if (letter is ' ')
            {
                continue;
            }
            var sound = length == 0 && IsVowel(letter) ? 'a' : Sound(letter);
            if (sound != '\0' && sound != last && length < Longest)
            {
                code = code * 0x10001 + sound + 1;
                length++;
            }
            last = sound;
        }
        return code;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or 'j';

    private static char Sound(char letter) =>
        letter switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or 'j' => '\0',
            'c' or 'q' or 'g' or 'k' => 'k',
            'b' or 'p' => 'p',
            'd' or 't' => 't',
            'f' or 'v' or 'w' => 'v',
            'x' or 'z' or 's' => 's',
            _ => letter,
        };
}
