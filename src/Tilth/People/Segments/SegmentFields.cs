namespace Tilth.People.Segments;

/// <summary>What of a person a query may ask for.</summary>
public enum SegmentField
{
    Name,
    Label,
    Circle,
    City,
    Country,
    Org,
    Title,
    Email,
    Phone,
    Note,
    Source,
    List,
    Last,
    Due,
    Met,
    Added,
    Birthday,
}

public enum PersonHas
{
    Email,
    Phone,
    Birthday,
    Photo,
    Circle,
    Promise,
}

/// <summary>Resting: not to be suggested. Wanted: not met yet. Half: only half known, a name without the rest.</summary>
public enum PersonIs
{
    Resting,
    Wanted,
    Half,
}

/// <summary>The names of the fields and choices, and what somebody may have meant who wrote another.</summary>
internal static class SegmentFields
{
    public const string Has = "has";
    public const string Is = "is";

    private const int Farthest = 2;

    private static readonly Dictionary<string, SegmentField> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["born"] = SegmentField.Birthday,
        ["tag"] = SegmentField.Label,
        ["town"] = SegmentField.City,
        ["organisation"] = SegmentField.Org,
        ["organization"] = SegmentField.Org,
        ["firm"] = SegmentField.Org,
        ["company"] = SegmentField.Org,
        ["mail"] = SegmentField.Email,
    };

    static SegmentFields()
    {
        foreach (var field in Enum.GetValues<SegmentField>())
            ByName.Add(NameOf(field), field);
    }

    public static SegmentField? Find(string name) => ByName.TryGetValue(name, out var field) ? field : null;

    public static bool IsDay(SegmentField field) => field >= SegmentField.Last;

    public static string NameOf<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();

    public static T? Choice<T>(string name)
        where T : struct, Enum
    {
        foreach (var choice in Enum.GetValues<T>())
        {
            if (string.Equals(NameOf(choice), name, StringComparison.OrdinalIgnoreCase))
                return choice;
        }
        return null;
    }

    public static string? NearestField(string name) => Nearest(name, [.. ByName.Keys, Has, Is]);

    public static string? NearestChoice<T>(string name)
        where T : struct, Enum => Nearest(name, Enum.GetValues<T>().Select(NameOf));

    private static string? Nearest(string name, IEnumerable<string> known)
    {
        if (name.Length > 30)
            return null;
        var (nearest, distance) = known
            .Select(word => (word, distance: Distance(name.ToLowerInvariant(), word)))
            .MinBy(pair => pair.distance);
        return distance <= Farthest && distance < name.Length ? nearest : null;
    }

    // Letters changed, added or left out.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 0; i < a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < b.Length; j++)
            {
                var change = diagonal + (a[i] == b[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(change, Math.Min(row[j], row[j + 1]) + 1);
            }
        }
        return row[^1];
    }
}
