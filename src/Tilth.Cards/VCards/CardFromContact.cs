namespace Tilth.Cards;

/// <summary>The properties of one card, in a fixed order: who, how to reach, where, when, the rest as it came.</summary>
internal sealed partial class CardFromContact(Contact contact, VCardVersion version, CardLines lines)
{
    private FreeGroups? _groups;

    /// <summary>Made when first needed: most cards need none.</summary>
    private FreeGroups Groups => _groups ??= new(contact);
    private bool Is40 => version == VCardVersion.V40;

    public void Write()
    {
        lines.Write(null, "BEGIN", [], "VCARD");
        lines.Write(null, "VERSION", [], Is40 ? "4.0" : "3.0");
        WriteNames();
        WriteReach();
        WriteWork();
        WriteDates();
        Single("NOTE", contact.Note);
        WritePhoto();
        foreach (var property in contact.Rest)
            WriteRest(property);
        lines.Write(null, "END", [], "VCARD");
    }

    private void WriteNames()
    {
        Single("UID", contact.Uid);
        var name = TextEscaping.Clean(contact.DisplayName).Trim();
        if (name.Length == 0)
            name = TextEscaping.Clean(DisplayNames.For(contact) ?? "").Trim();
        Single("FN", name.Length == 0 ? "?" : name);
        if (contact.Name.HasParts || !Is40)
            Single("N", NameValue(contact.Name), isEscaped: true);
        List("NICKNAME", contact.Nicknames);
        Single("X-PHONETIC-FIRST-NAME", contact.Name.PhoneticGiven);
        Single("X-PHONETIC-MIDDLE-NAME", contact.Name.PhoneticAdditional);
        Single("X-PHONETIC-LAST-NAME", contact.Name.PhoneticFamily);
        Single("PRONOUNS", contact.Pronouns, Is40 ? "PRONOUNS" : "X-PRONOUNS");
    }

    private static string NameValue(NameParts name)
    {
        var five = Structured(Both(name.Family, name.SecondFamily), name.Given, name.Additional, name.Prefix);
        var value = $"{five};{string.Join(',', EscapedParts(Both(name.Suffix, name.Generation)))}";
        return (name.SecondFamily ?? name.Generation) is null
            ? value
            : $"{value};{TextEscaping.Escape(name.SecondFamily ?? "")};{TextEscaping.Escape(name.Generation ?? "")}";
    }

    /// <summary>What readers without RFC 9554 look for in the old component too.</summary>
    private static string?[] Both(string? part, string? later) => [part, later];

    private static IEnumerable<string> EscapedParts(string?[] parts) =>
        parts.Where(part => !string.IsNullOrEmpty(part)).Select(part => TextEscaping.Escape(part!));

    private static string Structured(string?[] family, params string?[] parts) =>
        string.Join(
            ';',
            [string.Join(',', EscapedParts(family)), .. parts.Select(part => TextEscaping.Escape(part ?? ""))]
        );

    private void Single(string name, string? text, string? writtenAs = null, bool isEscaped = false)
    {
        if (string.IsNullOrEmpty(text))
            return;
        var (group, parameters) = Detail(name) is { } detail ? (detail.Group, detail.Parameters) : (null, []);
        lines.Write(group, writtenAs ?? name, Written(parameters), isEscaped ? text : TextEscaping.Escape(text));
    }

    private void List(string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
            Single(name, string.Join(',', texts.Select(TextEscaping.Escape)), isEscaped: true);
    }

    private CardProperty? Detail(string name)
    {
        foreach (var detail in contact.Details)
            if (detail.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return detail;
        return null;
    }

    /// <summary>Parameters as the version has them: in 3.0 the preferred one is a TYPE; an encoding is ours to say.</summary>
    private IEnumerable<CardParameter> Written(IReadOnlyList<CardParameter> parameters)
    {
        if (parameters.Count == 0)
            return [];
        var types = parameters
            .Where(parameter => IsNamed(parameter, "TYPE"))
            .SelectMany(parameter => parameter.Values)
            .ToList();
        var preferred = parameters.Any(parameter => IsNamed(parameter, "PREF") && parameter.Values is ["1"]);
        var others = parameters.Where(parameter =>
            !IsNamed(parameter, "TYPE")
            && !IsNamed(parameter, "ENCODING")
            && !IsNamed(parameter, "CHARSET")
            && !(IsNamed(parameter, "PREF") && parameter.Values is ["1"])
        );
        return [.. TypeAndPreference(types, preferred), .. others];
    }

    private IEnumerable<CardParameter> TypeAndPreference(List<string> types, bool preferred)
    {
        if (preferred && !Is40)
            types.Add("pref");
        if (types.Count > 0)
            yield return new("TYPE", types);
        if (preferred && Is40)
            yield return new("PREF", ["1"]);
    }

    private static bool IsNamed(CardParameter parameter, string name) =>
        parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
