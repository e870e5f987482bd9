using System.Globalization;

namespace Tilth.Cards;

internal sealed partial class CardFromContact
{
    private void WriteWork()
    {
        foreach (var work in contact.Work)
        {
            // Several posts are told apart by groups; with one there is nothing to tell apart.
            var group = work.Group ?? (contact.Work.Count > 1 ? Groups.Next() : null);
            if (work.Organisation is not null || work.Units.Count > 0)
                Write(
                    group,
                    "ORG",
                    work,
                    string.Join(';', work.Units.Prepend(work.Organisation ?? "").Select(TextEscaping.Escape))
                );
            if (work.Title is not null)
                Write(group, "TITLE", work, TextEscaping.Escape(work.Title));
            if (work.Role is not null)
                Write(group, "ROLE", work, TextEscaping.Escape(work.Role));
        }
    }

    private void Write(string? group, string name, Work work, string value)
    {
        var detail = work.Details.FirstOrDefault(detail =>
            detail.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        );
        lines.Write(group, name, detail is null ? [] : Written(detail.Parameters), value);
    }

    private void WriteDates()
    {
        Date("BDAY", "BDAY", contact.Birthday);
        Date("ANNIVERSARY", Is40 ? "ANNIVERSARY" : "X-ANNIVERSARY", contact.Anniversary);
        List("CATEGORIES", contact.Categories);
        if (contact.Revision is { } revision)
            lines.Write(null, "REV", [], CardDate.WriteMoment(revision, version));
        if (contact.ConnectedOn is { } day)
            lines.Write(null, "X-TILTH-CONNECTED-ON", [], day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private void Date(string name, string writtenAs, PartialDate? date)
    {
        if (date is not { } day)
            return;
        var detail = Detail(name);
        var (parameter, value) = CardDate.Write(day, detail?.Value ?? "", version);
        IEnumerable<CardParameter> omitted = parameter is null ? [] : [parameter];
        lines.Write(
            detail?.Group,
            writtenAs,
            [.. omitted, .. Written(detail?.Parameters ?? [])],
            TextEscaping.Contain(value)
        );
    }

    private void WritePhoto()
    {
        if (contact.Photo is not { } photo)
            return;
        var detail = Detail("PHOTO");
        var parameters = detail?.Parameters ?? [];
        if (photo.Bytes is { } bytes)
            WriteBinary(
                new(detail?.Group, "PHOTO", parameters, DataUri.Write(photo.MediaType, Convert.ToBase64String(bytes)))
            );
        else if (photo.Uri is { } uri)
            lines.Write(detail?.Group, "PHOTO", [.. Written(parameters), .. UriInOld()], Uri(uri));
    }

    private CardParameter[] UriInOld() => Is40 ? [] : [new("VALUE", ["uri"])];

    /// <summary>Writes what is not modelled; nothing that would begin or end a card.</summary>
    private void WriteRest(CardProperty property)
    {
        if (Token.ToName(property.Name)?.ToUpperInvariant() is null or "BEGIN" or "END" or "VERSION")
            return;
        if (!Is40)
            property = CardDate.KeptInOld(property);
        if (!Is40 && DataUri.Read(property.Value) is not null)
            WriteBinary(property);
        else
            lines.Write(
                property.Group,
                property.Name,
                Written(property.Parameters),
                TextEscaping.Contain(property.Value)
            );
    }

    /// <summary>Data: in 4.0 as a URI, in 3.0 as an encoded value whose TYPE is the format, if that can be read back.</summary>
    private void WriteBinary(CardProperty property)
    {
        var parameters = Written(property.Parameters).ToList();
        var types = parameters.Find(parameter => IsNamed(parameter, "TYPE"))?.Values ?? [];
        var name = property.Name.ToUpperInvariant();
        var isPlain =
            DataUri.Read(property.Value) is { } data
            && DataUri.Write(data.MediaType, data.Base64).Equals(property.Value, StringComparison.Ordinal);
        var canBeOld =
            isPlain
            && PropertyNames.Find(name) is null or { Kind: PropertyKind.Photo or PropertyKind.Sound }
            && !types.Any(type => DataUri.MediaTypeOf(name, type) is not null)
            && !parameters.Exists(parameter => IsNamed(parameter, "VALUE"));
        if (Is40 || !canBeOld)
        {
            lines.Write(property.Group, property.Name, parameters, TextEscaping.Contain(property.Value));
            return;
        }
        var (mediaType, base64) = DataUri.Read(property.Value)!.Value;
        parameters.RemoveAll(parameter => IsNamed(parameter, "TYPE"));
        if (mediaType is not null)
            types = [DataUri.TypeOf(name, mediaType), .. types];
        IEnumerable<CardParameter> before = types.Count == 0 ? [] : [new("TYPE", types)];
        lines.Write(property.Group, property.Name, [new("ENCODING", ["b"]), .. before, .. parameters], base64);
    }
}
