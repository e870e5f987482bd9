namespace Tilth.Cards;

internal sealed partial class ContactProjection
{
    private readonly List<string> _nicknames = [];
    private readonly List<string> _categories = [];
    private NameParts? _name;
    private string? _uid;
    private string? _fullName;
    private string? _pronouns;
    private string? _phoneticGiven;
    private string? _phoneticAdditional;
    private string? _phoneticFamily;

    private bool TakeName(PropertyHead head, string value)
    {
        if (_name is not null)
            return false;
        var parts = TextEscaping.Split(value, ';', _parts);
        // In 2.1 there are five parts and no more.
        var count = _version == VCardVersion.V21 ? Math.Min(parts.Count, 5) : parts.Count;
        string? Part(int at) => at < count ? parts[at] : null;
        var (family, suffix) = (Part(0), Part(4));
        var (second, generation) = (Joined(Part(5), " "), Joined(Part(6), " "));
        _name = new()
        {
            // RFC 9554 section 2.2: who writes the last two repeats them in family name and suffix.
            Family = NoText.ToNull(Joined(family, " ", except: second)),
            Given = NoText.ToNull(Joined(Part(1), " ")),
            Additional = NoText.ToNull(Joined(Part(2), " ")),
            Prefix = NoText.ToNull(Joined(Part(3), ", ")),
            Suffix = NoText.ToNull(Joined(suffix, ", ", except: generation)),
            SecondFamily = second,
            Generation = generation,
        };
        if (_name == NameParts.None)
            _name = null;
        else
            AddDetail("N", head, "");
        return true;
    }

    /// <summary>The values of one component, which may be several, as one text.</summary>
    private static string? Joined(string? component, string with, string? except = null)
    {
        if (string.IsNullOrEmpty(component))
            return null;
        if (!component.Contains(',', StringComparison.Ordinal))
            return TextOrNull(component) is { } one && !one.Equals(except, StringComparison.Ordinal) ? one : null;
        var values = TextEscaping.Split(component, ',', []).Select(TextOrNull).OfType<string>();
        var text = string.Join(with, values.Where(one => !one.Equals(except, StringComparison.Ordinal)));
        return text.Length == 0 ? null : text;
    }

    private bool TakeList(List<string> into, PropertyHead head, string value)
    {
        var isFirst = into.Count == 0;
        foreach (var part in TextEscaping.Split(value, ',', _parts))
            if (TextOrNull(part) is { } text && !into.Contains(text))
                into.Add(text);
        if (isFirst && into.Count > 0)
            AddDetail(head.Kind == PropertyKind.Nickname ? "NICKNAME" : head.Name, head, "");
        return true;
    }

    private bool TakeSound(PropertyHead head, string value)
    {
        // Japanese phones write the reading of the name thus.
        if (!head.Labels.Contains("X-IRMC-N") || (_phoneticFamily ?? _phoneticGiven) is not null)
            return false;
        var parts = TextEscaping.Split(value, ';', _parts);
        _phoneticFamily = TextOrNull(parts[0]);
        _phoneticGiven = parts.Count > 1 ? TextOrNull(parts[1]) : null;
        _phoneticAdditional ??= parts.Count > 2 ? TextOrNull(parts[2]) : null;
        return true;
    }

    private NameParts Name()
    {
        var name = _name ?? NameParts.None;
        return (_phoneticGiven ?? _phoneticAdditional ?? _phoneticFamily) is null
            ? name
            : name with
            {
                PhoneticGiven = _phoneticGiven,
                PhoneticAdditional = _phoneticAdditional,
                PhoneticFamily = _phoneticFamily,
            };
    }
}
