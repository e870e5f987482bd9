namespace Tilth.Cards;

/// <summary>
/// What a card says of a person: reads its properties one after the other into the parts of a <see cref="Contact"/>, and
/// keeps those that Tilth does not model, or models only once, in its rest.
/// </summary>
internal sealed partial class ContactProjection
{
    private readonly VCardVersion _version;
    private readonly Action<Problem> _problem;
    private readonly CardGroups _groups;
    private readonly CardProperty[] _properties;
    private readonly List<CardProperty> _rest = [];
    private readonly List<CardProperty> _details = [];
    private readonly List<string> _parts = [];

    public ContactProjection(VCardVersion version, ReadOnlySpan<RawProperty> raw, Action<Problem> problem)
    {
        (_version, _problem) = (version, problem);
        _properties = new CardProperty[raw.Length];
        for (var at = 0; at < raw.Length; at++)
            _properties[at] = Normal(version, raw[at]);
        _groups = CardGroups.Of(raw, _properties);
        for (var at = 0; at < raw.Length; at++)
            Take(raw[at].Head, _properties[at], raw[at].Line);
    }

    /// <summary>The properties in order, in the escaping of 3.0 and 4.0.</summary>
    public IReadOnlyList<CardProperty> Properties => _properties;

    private static CardProperty Normal(VCardVersion version, RawProperty raw)
    {
        var (head, value) = (raw.Head, raw.Value);
        // A URI has no escapes in 2.1, and data has none at all. An agent was escaped when it was put together.
        var isText = !head.Base64 && head.Kind is not (PropertyKind.Agent or PropertyKind.Link or PropertyKind.Photo);
        if (isText && (version == VCardVersion.V21 || head.QuotedPrintable))
        {
            var isList = head.Kind is PropertyKind.Categories or PropertyKind.Nickname;
            value = TextEscaping.FromOld(value, head.QuotedPrintable, isList);
        }
        return new(head.Group, head.Name, head.Parameters, TextEscaping.Contain(value));
    }

    private void Take(PropertyHead head, CardProperty property, long line)
    {
        if (property.Value.Length == 0 || !TryTake(head, property, line))
            Keep(head, property, line);
    }

    private bool TryTake(PropertyHead head, CardProperty property, long line) =>
        head.Kind switch
        {
            PropertyKind.Uid => Once(ref _uid, head, Text(property).Trim()),
            PropertyKind.FullName => NoText.Is(Text(property)) || Once(ref _fullName, head, Text(property).Trim()),
            PropertyKind.Name => TakeName(head, property.Value),
            PropertyKind.Nickname => TakeList(_nicknames, head, property.Value),
            PropertyKind.Categories => TakeList(_categories, head, property.Value),
            PropertyKind.Email => TakeEmail(head, property),
            PropertyKind.Phone => TakePhone(head, property),
            PropertyKind.Address => TakeAddress(head, property.Value),
            PropertyKind.Link => TakeLink(head, property),
            PropertyKind.Messenger => TakeMessenger(head, property),
            PropertyKind.Related => TakeRelated(head, property),
            PropertyKind.Organisation or PropertyKind.Title or PropertyKind.Role => TakeWork(head, property.Value),
            PropertyKind.Birthday => TakeDate(ref _birthday, "BDAY", head, property, line),
            PropertyKind.Anniversary => TakeDate(ref _anniversary, "ANNIVERSARY", head, property, line),
            PropertyKind.LabelledDate => _groups.Labels(head) is ["anniversary"]
                && TakeDate(ref _anniversary, "ANNIVERSARY", head, property, line),
            PropertyKind.Pronouns => Once(ref _pronouns, head, Text(property).Trim()),
            PropertyKind.Note => TakeNote(head, property),
            PropertyKind.Photo => TakePhoto(head, property.Value, line),
            PropertyKind.Revision => TakeRevision(property.Value),
            PropertyKind.PhoneticGiven => Once(ref _phoneticGiven, head, Text(property).Trim()),
            PropertyKind.PhoneticAdditional => Once(ref _phoneticAdditional, head, Text(property).Trim()),
            PropertyKind.PhoneticFamily => Once(ref _phoneticFamily, head, Text(property).Trim()),
            PropertyKind.Sound => TakeSound(head, property.Value),
            PropertyKind.GroupLabel => _groups.IsUsed(head),
            PropertyKind.AndroidCustom => TakeAndroid(property.Value),
            PropertyKind.ConnectedOn => TakeConnectedOn(property.Value),
            _ => false,
        };

    private void Keep(PropertyHead head, CardProperty property, long line)
    {
        // An empty value says nothing, and a strict card may not have it.
        var kept = RestProperty.From(head, property);
        if (string.IsNullOrWhiteSpace(kept.Value))
            return;
        if (head.Base64 && !DataUri.IsBase64(property.Value))
            _problem(
                new(line, Severity.Warning, $"The data of {property.Name} are no base64; they were kept as text.")
            );
        _rest.Add(CardDate.Kept(kept));
    }

    /// <summary>Takes the first value of a fact that there is one of; another one stays as it is.</summary>
    private bool Once(ref string? into, PropertyHead head, string value)
    {
        if (into is not null || value.Length == 0)
            return false;
        into = value;
        AddDetail(head.Kind == PropertyKind.Pronouns ? "PRONOUNS" : head.Name, head, "");
        return true;
    }

    private void AddDetail(string name, PropertyHead head, string value)
    {
        var group = _groups.Kept(head);
        var parameters = RestProperty.Parameters(head);
        if (group is not null || parameters.Count > 0 || value.Length > 0)
            _details.Add(new(group, name, parameters, value));
    }

    private static string Text(CardProperty property) => TextEscaping.Unescape(property.Value);

    private static string? TextOrNull(string escaped)
    {
        if (escaped.Length == 0)
            return null;
        var text = TextEscaping.Unescape(escaped).Trim();
        return text.Length == 0 ? null : text;
    }
}
