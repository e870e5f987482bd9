namespace Tilth.Matching;

/// <summary>A web address without what does not tell pages apart: the scheme, <c>www.</c>, the slash at the end, its case.</summary>
internal static class LinkForm
{
    public static void Append(ReadOnlySpan<char> address, Letters into)
    {
        address = address.Trim();
        if (address.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0)
        {
            address = address[(scheme + 3)..];
        }
        if (address.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            address = address[4..];
        }
        foreach (var letter in address.TrimEnd('/'))
        {
            into.Append(char.ToLowerInvariant(letter));
        }
    }
}
