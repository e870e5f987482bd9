namespace Tilth.Cards;

/// <summary>
/// What really stands in a cell of e-mail addresses or phone numbers: several of them, one of the other kind, or neither.
/// </summary>
internal static class ReachCell
{
    private const int FewestDigitsOfSeveral = 6;

    /// <summary>A value with what it is; null for what is neither.</summary>
    public readonly record struct Part(CsvFieldKind? Kind, string Value);

    public static IEnumerable<Part> Read(CsvFieldKind wanted, string text)
    {
        if (Addresses(text.Split([';', ',', ' ', '\t', '\n'], Both)) is { Count: > 1 } several)
            return several.Select(address => new Part(CsvFieldKind.Email, address));
        var parts = text.Split([';', ',', '\n'], Both);
        var isSeveral =
            parts.Length > 1
            && (
                Array.Exists(parts, part => Address(part) is not null)
                || Array.TrueForAll(parts, part => IsNumber(part) && part.Count(char.IsDigit) >= FewestDigitsOfSeveral)
            );
        return isSeveral ? parts.Select(part => One(wanted, part)) : [One(wanted, text)];
    }

    private const StringSplitOptions Both = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static Part One(CsvFieldKind wanted, string text) =>
        Address(text) is { } address ? new(CsvFieldKind.Email, address)
        : wanted == CsvFieldKind.Phone && Plausible.Phone(text) ? new(CsvFieldKind.Phone, text)
        : IsNumber(text) ? new(CsvFieldKind.Phone, text)
        : new(null, text);

    /// <summary>All of them as addresses, or null if one is none.</summary>
    private static List<string>? Addresses(string[] parts)
    {
        var addresses = parts.Select(Address).OfType<string>().ToList();
        return addresses.Count == parts.Length ? addresses : null;
    }

    /// <summary>The address, also out of <c>Ana Lima &lt;ana@example.org&gt;</c> and <c>mailto:ana@example.org</c>.</summary>
    private static string? Address(string text)
    {
        var (open, close) = (text.LastIndexOf('<'), text.LastIndexOf('>'));
        var inner = open >= 0 && close > open ? text[(open + 1)..close].Trim() : text;
        if (inner.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            inner = inner["mailto:".Length..];
        return Plausible.Email(inner) && !Plausible.IsNoPhone(inner) ? inner : null;
    }

    private static bool IsNumber(string text) => CsvGuard.IsPhone(text);
}
