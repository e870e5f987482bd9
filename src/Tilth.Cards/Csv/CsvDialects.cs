namespace Tilth.Cards;

/// <summary>Recognises the program that wrote a header, and what its columns hold.</summary>
internal static class CsvDialects
{
    public static bool IsKnown(string header) =>
        (GoogleHeaders.Find(header.Trim()) ?? CsvHeaders.Find(header)) is not null;

    public static CsvDialect Of(string[] header)
    {
        var names = header.Select(CsvHeaders.Normal).ToHashSet(StringComparer.Ordinal);
        bool Has(params string[] all) => Array.TrueForAll(all, names.Contains);
        var kinds = header.Select(CsvHeaders.Find).Select(field => field?.Kind).ToHashSet();
        // In whatever language it was asked for.
        bool Holds(params CsvFieldKind[] all) => Array.TrueForAll(all, kind => kinds.Contains(kind));
        return Holds(CsvFieldKind.Given, CsvFieldKind.Family, CsvFieldKind.ConnectedOn) ? CsvDialect.LinkedIn
            : Has("given name", "family name") && (Has("yomi name") || Has("e mail 1 type"))
                ? CsvDialect.GoogleBefore2024
            : Has("e mail 1 label") || Has("phone 1 label") || Has("file as", "labels") ? CsvDialect.Google
            : Has("business street") || Has("business phone") || Has("e mail display name") ? CsvDialect.Outlook
            : Has("primary email", "secondary email") || Has("display name", "primary email") ? CsvDialect.Thunderbird
            : CsvDialect.Plain;
    }

    public static ColumnMapping Map(string[] header, CsvDialect dialect)
    {
        var slots = new Dictionary<string, int>(StringComparer.Ordinal);
        var columns = new List<CsvColumn>(header.Length);
        foreach (var name in header)
            columns.Add(new(name, Slotted(Field(name.Trim(), dialect), slots)));
        return new(Once(columns));
    }

    private static CsvField Field(string name, CsvDialect dialect)
    {
        if (name.Length == 0)
            return new(CsvFieldKind.Ignore);
        // In Outlook's columns the title is that before the name.
        if (dialect == CsvDialect.Outlook && name.Equals("Title", StringComparison.OrdinalIgnoreCase))
            return new(CsvFieldKind.Prefix);
        return GoogleHeaders.Find(name) ?? CsvHeaders.Find(name) ?? new(CsvFieldKind.Keep);
    }

    /// <summary>Gives each value a slot of its own, and the parts of one address, told by their label, the same.</summary>
    private static CsvField Slotted(CsvField field, Dictionary<string, int> slots)
    {
        if (field.Slot > 0)
            return field;
        var key =
            IsAddress(field.Kind) ? $"address {field.Label}"
            : IsWork(field.Kind) ? "work"
            : $"{field.Kind} {slots.Count}";
        if (!slots.TryGetValue(key, out var slot))
            slots[key] = slot = 100 + slots.Count;
        return field with { Slot = IsWork(field.Kind) ? 1 : slot };
    }

    /// <summary>Two columns for what there is one of: the second is kept as it stands, unless both can be told apart.</summary>
    private static List<CsvColumn> Once(List<CsvColumn> columns)
    {
        var seen = new HashSet<(CsvFieldKind Kind, int Slot)>();
        bool IsRepeated(CsvField field) =>
            IsName(field.Kind) ? !seen.Add((field.Kind, 0)) : IsWork(field.Kind) && !seen.Add((field.Kind, field.Slot));
        return columns.ConvertAll(column =>
            IsRepeated(column.Field) ? column with { Field = new(CsvFieldKind.Keep) } : column
        );
    }

    private static bool IsName(CsvFieldKind kind) =>
        kind
            is CsvFieldKind.FullName
                or CsvFieldKind.Given
                or CsvFieldKind.Family
                or CsvFieldKind.Additional
                or CsvFieldKind.Prefix
                or CsvFieldKind.Suffix;

    internal static bool IsWork(CsvFieldKind kind) =>
        kind is CsvFieldKind.Organisation or CsvFieldKind.Department or CsvFieldKind.Title or CsvFieldKind.Role;

    internal static bool IsAddress(CsvFieldKind kind) =>
        kind is >= CsvFieldKind.Street and <= CsvFieldKind.FormattedAddress;
}
