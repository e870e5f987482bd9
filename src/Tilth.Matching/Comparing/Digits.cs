namespace Tilth.Matching;

/// <summary>
/// The digits of two texts. A slip that changes a digit makes another of the same kind: <c>anna1@</c> and <c>anna2@</c>, 12 and
/// 14 Seed Lane, Store 7 and Store 8.
/// </summary>
internal static class Digits
{
    public static bool Differ(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        while (true)
        {
            one = FromDigit(one);
            other = FromDigit(other);
            if (one.IsEmpty || other.IsEmpty)
            {
                return one.Length != other.Length;
            }
            if (one[0] != other[0])
            {
                return true;
            }
            one = one[1..];
            other = other[1..];
        }
    }

    private static ReadOnlySpan<char> FromDigit(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('0', '9') is var at and >= 0 ? text[at..] : [];
}
