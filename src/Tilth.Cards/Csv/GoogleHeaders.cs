using System.Globalization;

namespace Tilth.Cards;

/// <summary>Google's numbered columns: <c>E-mail 1 - Label</c>, <c>Address 2 - City</c>, <c>Organization 1 - Name</c>.</summary>
internal static class GoogleHeaders
{
    private static readonly (string Name, CsvFieldKind Kind)[] Things =
    [
        ("E-mail", CsvFieldKind.Email),
        ("Phone", CsvFieldKind.Phone),
        ("Website", CsvFieldKind.Link),
        ("IM", CsvFieldKind.Messenger),
        ("Relation", CsvFieldKind.Related),
        ("Event", CsvFieldKind.Event),
        ("Custom Field", CsvFieldKind.Custom),
    ];

    private static readonly (string Part, CsvFieldKind Kind)[] AddressParts =
    [
        ("Formatted", CsvFieldKind.FormattedAddress),
        ("Street", CsvFieldKind.Street),
        ("City", CsvFieldKind.Locality),
        ("PO Box", CsvFieldKind.PostBox),
        ("Region", CsvFieldKind.Region),
        ("Postal Code", CsvFieldKind.PostalCode),
        ("Country", CsvFieldKind.Country),
        ("Extended Address", CsvFieldKind.Extended),
    ];

    private static readonly (string Part, CsvFieldKind Kind)[] WorkParts =
    [
        ("Name", CsvFieldKind.Organisation),
        ("Title", CsvFieldKind.Title),
        ("Department", CsvFieldKind.Department),
        ("Job Description", CsvFieldKind.Role),
    ];

    /// <summary>What the header means; null for one that is not of this form.</summary>
    public static CsvField? Find(string header)
    {
        var dash = header.IndexOf(" - ", StringComparison.Ordinal);
        var space = dash < 0 ? -1 : header.LastIndexOf(' ', dash - 1);
        if (
            space < 0
            || !int.TryParse(header[(space + 1)..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var slot)
        )
            return null;
        var (thing, part) = (header[..space], header[(dash + 3)..].Trim());
        var isLabel = part is "Label" or "Type";
        if (Is(thing, "Address"))
            return isLabel ? new(CsvFieldKind.Street, slot, IsLabel: true) : Part(AddressParts, part, slot);
        if (Is(thing, "Organization"))
            return isLabel ? new(CsvFieldKind.Ignore) : Part(WorkParts, part, slot);
        var kind = Array.Find(Things, one => Is(one.Name, thing)).Kind;
        if (kind == CsvFieldKind.Keep)
            return null;
        // The service of a messenger says more than the place where it is used.
        var wanted = kind == CsvFieldKind.Messenger ? part is "Service" : isLabel;
        return wanted ? new(kind, slot, IsLabel: true)
            : part is "Value" ? new(kind, slot)
            : new(CsvFieldKind.Ignore);
    }

    private static CsvField? Part((string Part, CsvFieldKind Kind)[] parts, string part, int slot)
    {
        foreach (var (name, kind) in parts)
            if (Is(name, part))
                return new(kind, slot);
        return new(CsvFieldKind.Keep);
    }

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
