namespace Tilth.Cards;

internal sealed partial class CardFromContact
{
    private void WriteReach()
    {
        foreach (var email in contact.Emails)
            Write("EMAIL", email, TextEscaping.Escape(email.Value), before: Is40 ? null : "internet");
        foreach (var phone in contact.Phones)
            Write("TEL", phone, PhoneValue(phone));
        foreach (var address in contact.Addresses)
            Write("ADR", AsFact(address), AddressValue(address));
        foreach (var link in contact.Links)
            Write(KnownName(link, PropertyKind.Link) ?? "URL", link, Uri(link.Value));
        foreach (var messenger in contact.Messengers)
            WriteMessenger(messenger);
        foreach (var related in contact.Related)
            WriteRelated(related);
    }

    private static string PhoneValue(Fact phone)
    {
        var isUri = phone.Parameters.Any(parameter => IsNamed(parameter, "VALUE") && parameter.Values is ["uri"]);
        return isUri && !WebAddress.HasScheme(phone.Value)
            ? Uri("tel:" + phone.Value)
            : TextEscaping.Escape(phone.Value);
    }

    private static Fact AsFact(PostalAddress address) =>
        new()
        {
            Value = "",
            Labels = address.Labels,
            Preferred = address.Preferred,
            Group = address.Group,
            Parameters = address.Parameters,
        };

    private static string AddressValue(PostalAddress address)
    {
        IEnumerable<string?> parts =
        [
            address.PostBox,
            address.Extended,
            address.Street,
            address.Locality,
            address.Region,
            address.PostalCode,
            address.Country,
            .. address.More,
        ];
        return string.Join(';', parts.Select(part => TextEscaping.Escape(part ?? "")));
    }

    private void WriteMessenger(Fact messenger)
    {
        var name = KnownName(messenger, PropertyKind.Messenger);
        var scheme = name is null ? null : PropertyNames.Find(name)!.Scheme;
        if (scheme is not null && messenger.Value.StartsWith(scheme + ":", StringComparison.Ordinal))
            Write(name!, messenger, TextEscaping.Escape(messenger.Value[(scheme.Length + 1)..]));
        else
            Write("IMPP", messenger, Uri(messenger.Value));
    }

    private void WriteRelated(Fact related)
    {
        var value = WebAddress.HasScheme(related.Value) ? Uri(related.Value) : TextEscaping.Escape(related.Value);
        if (KnownName(related, PropertyKind.Related) is { } own)
        {
            // The name of the property says the last label.
            var said = related.Labels.FirstOrDefault(label => own.Contains(label, StringComparison.OrdinalIgnoreCase));
            if (said is not null)
            {
                Write(
                    own,
                    related with
                    {
                        Labels = [.. related.Labels.Where(label => !label.Equals(said, StringComparison.Ordinal))],
                    },
                    value
                );
                return;
            }
        }
        if (!Is40)
            Write("X-ABRELATEDNAMES", related, value, allBeside: true);
        else if (
            WebAddress.HasScheme(related.Value) || related.Parameters.Any(parameter => IsNamed(parameter, "VALUE"))
        )
            Write("RELATED", related, value);
        else
            Write("RELATED", related with { Parameters = [.. related.Parameters, new("VALUE", ["text"])] }, value);
    }

    private static string? KnownName(Fact fact, PropertyKind kind) =>
        fact.Property is not null && PropertyNames.Find(fact.Property) is { } known && known.Kind == kind
            ? known.Name
            : null;

    /// <summary>Writes a fact; labels that are no TYPE stand beside it in its group, as Apple and Google have it.</summary>
    private void Write(string name, Fact fact, string value, string? before = null, bool allBeside = false)
    {
        if (value.Length == 0)
            return;
        var beside = fact
            .Labels.Where(label => (allBeside || !Labels.IsType(label)) && Groups.IsShared(fact.Group, label))
            .ToList();
        var types = fact.Labels.Except(beside).ToList();
        if (before is not null)
            types.Insert(0, before);
        var group = fact.Group ?? (beside.Count > 0 ? Groups.Next() : null);
        lines.Write(group, name, [.. TypeAndPreference(types, fact.Preferred), .. Others(fact.Parameters)], value);
        foreach (var label in beside)
            if (Groups.IsNewLabel(group!, label))
                lines.Write(group, "X-ABLabel", [], TextEscaping.Escape(Labels.ToGroupLabel(label)));
    }

    private IEnumerable<CardParameter> Others(IReadOnlyList<CardParameter> parameters) =>
        Written(parameters).Where(parameter => !IsNamed(parameter, "TYPE"));

    /// <summary>A URI is written as it is (RFC 6350 section 4.2), but cannot leave its line.</summary>
    private static string Uri(string text) =>
        TextEscaping
            .Clean(text)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
