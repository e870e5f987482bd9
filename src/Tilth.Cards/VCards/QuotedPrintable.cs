namespace Tilth.Cards;

/// <summary>Quoted-printable as vCard 2.1 uses it (RFC 2045 section 6.7), leniently.</summary>
internal static class QuotedPrintable
{
    /// <summary>Decodes in place and returns the length; an equals sign that begins no escape stays as it is. O(n).</summary>
    public static int Decode(Span<byte> bytes)
    {
        var first = bytes.IndexOf((byte)'=');
        if (first < 0)
            return bytes.Length;
        var to = first;
        for (var at = first; at < bytes.Length; at++)
        {
            if (bytes[at] == '=' && at + 2 < bytes.Length && Digit(bytes[at + 1]) is var high and >= 0)
            {
                if (Digit(bytes[at + 2]) is var low and >= 0)
                {
                    bytes[to++] = (byte)(high * 16 + low);
                    at += 2;
                    continue;
                }
            }
            // A soft break at the very end of the value: nothing follows it.
            if (bytes[at] == '=' && bytes[at..].TrimEnd(" \t="u8).IsEmpty)
                break;
            bytes[to++] = bytes[at];
        }
        return to;
    }

    public static bool IsHexDigit(byte c) => Digit(c) >= 0;

    private static int Digit(byte c) =>
        c switch
        {
            >= (byte)'0' and <= (byte)'9' => c - '0',
            >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
            >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
            _ => -1,
        };
}
