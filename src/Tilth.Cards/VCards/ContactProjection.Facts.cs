namespace Tilth.Cards;

internal sealed partial class ContactProjection
{
    private readonly List<Fact> _emails = [];
    private readonly List<Fact> _phones = [];
    private readonly List<Fact> _links = [];
    private readonly List<Fact> _messengers = [];
    private readonly List<Fact> _related = [];
    private readonly List<PostalAddress> _addresses = [];

    private bool TakeEmail(PropertyHead head, CardProperty property)
    {
        var value = Text(property).Trim();
        while (value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            value = value["mailto:".Length..].Trim();
        return Add(_emails, head, value);
    }

    private bool TakePhone(PropertyHead head, CardProperty property)
    {
        var value = Text(property).Trim();
        // VALUE=uri stays among the parameters and brings the scheme back.
        while (head.ValueType is "uri" && value.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            value = value["tel:".Length..].Trim();
        var isOther = head.ValueType is "uri" ? WebAddress.HasScheme(value) : Plausible.IsNoPhone(value);
        return !isOther && Add(_phones, head, value);
    }

    private bool TakeLink(PropertyHead head, CardProperty property)
    {
        if (WebAddress.From(Text(property)) is not { } address)
            return false;
        return Add(_links, head, address, head.Name is "URL" ? null : head.Name);
    }

    private bool TakeMessenger(PropertyHead head, CardProperty property)
    {
        var value = Text(property).Trim();
        if (value.Length == 0)
            return false;
        if (head.Scheme is not null)
        {
            // KDE puts several into one value, between characters of private use; its names are no names of vCard.
            foreach (var one in value.Split('\uE000', StringSplitOptions.RemoveEmptyEntries))
                Add(
                    _messengers,
                    head,
                    $"{head.Scheme}:{WithoutScheme(one, head.Scheme)}",
                    Token.IsName(head.Name) ? head.Name : null
                );
            return true;
        }
        return WebAddress.IsMessenger(value) && Add(_messengers, head, value);
    }

    private bool TakeRelated(PropertyHead head, CardProperty property)
    {
        var value = Text(property).Trim();
        if (WebAddress.IsDangerous(value))
            return false;
        var usual = head.Name is "RELATED" or "X-ABRELATEDNAMES";
        return Add(
            _related,
            head,
            value,
            usual ? null : head.Name,
            RelatedLabels(head),
            RelatedParameters(head, value)
        );
    }

    /// <summary>X-SPOUSE and its like say by their name what others say by a label.</summary>
    private IReadOnlyList<string> RelatedLabels(PropertyHead head)
    {
        var labels = _groups.Labels(head);
        string[] words = ["spouse", "assistant", "manager", "child"];
        var word = Array.Find(words, word => head.Name.Contains(word, StringComparison.OrdinalIgnoreCase));
        return word is null || labels.Contains(word) ? labels : [.. labels, word];
    }

    /// <summary>That a name is text needs no saying.</summary>
    private static IReadOnlyList<CardParameter> RelatedParameters(PropertyHead head, string value) =>
        head.ValueType is "text" && !WebAddress.HasScheme(value)
            ? [.. head.Others.Where(parameter => parameter.Name is not "VALUE")]
            : head.Others;

    private bool TakeAddress(PropertyHead head, string value)
    {
        var parts = TextEscaping.Split(value, ';', _parts);
        string? Part(int at) => at < parts.Count ? TextOrNull(parts[at]) : null;
        var address = new PostalAddress
        {
            PostBox = Part(0),
            Extended = Part(1),
            Street = Part(2),
            Locality = Part(3),
            Region = Part(4),
            PostalCode = Part(5),
            Country = Part(6),
            More = parts.Count > 7 ? MoreOf(parts) : [],
        };
        if (address == new PostalAddress { More = address.More } && address.More.Count == 0)
            return !head.Others.Any(parameter => parameter.Name is "LABEL");
        _addresses.Add(
            address with
            {
                Labels = _groups.Labels(head),
                Preferred = head.Preferred,
                Group = _groups.Kept(head),
                Parameters = head.Others,
            }
        );
        return true;
    }

    private static List<string> MoreOf(List<string> parts)
    {
        var more = parts.Skip(7).Select(part => TextEscaping.Unescape(part).Trim()).ToList();
        while (more is [.., ""])
            more.RemoveAt(more.Count - 1);
        return more;
    }

    private bool Add(
        List<Fact> into,
        PropertyHead head,
        string value,
        string? property = null,
        IReadOnlyList<string>? labels = null,
        IReadOnlyList<CardParameter>? parameters = null
    )
    {
        if (value.Length == 0)
            return true;
        into.Add(
            new()
            {
                Value = value,
                Labels = labels ?? _groups.Labels(head),
                Preferred = head.Preferred,
                Group = _groups.Kept(head),
                Parameters = parameters ?? head.Others,
                Property = property,
            }
        );
        return true;
    }

    private static string WithoutScheme(string value, string scheme) =>
        value.Length > scheme.Length
        && value[scheme.Length] == ':'
        && value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? value[(scheme.Length + 1)..]
            : value;
}
