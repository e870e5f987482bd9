using System.Globalization;
using System.Text;

namespace Tilth.Cards;

internal sealed partial class ContactProjection
{
    private StringBuilder? _note;
    private Photo? _photo;

    /// <summary>The whole; null if nothing in the card could name it.</summary>
    public Contact? Contact()
    {
        var contact = new Contact
        {
            Uid = _uid,
            DisplayName = _fullName ?? "",
            Name = Name(),
            Nicknames = Or(_nicknames),
            Emails = Or(_emails),
            Phones = Or(_phones),
            Addresses = Or(_addresses),
            Links = Or(_links),
            Messengers = Or(_messengers),
            Related = Or(_related),
            Work = Work(),
            Birthday = _birthday,
            Anniversary = _anniversary,
            Pronouns = _pronouns,
            Note = _note?.ToString(),
            Categories = Or(_categories),
            Photo = _photo,
            Revision = _revision,
            ConnectedOn = _connectedOn,
            Details = Sorted(_details),
            Rest = Or(_rest),
        };
        if (_fullName is not null)
            return contact;
        var name = DisplayNames.For(contact);
        return name is null ? null : contact with { DisplayName = name };
    }

    private static IReadOnlyList<T> Or<T>(List<T> list) => list.Count == 0 ? Array.Empty<T>() : list;

    /// <summary>In one order whatever that of the card, so that it is the same when the card is written and read again.</summary>
    private static IReadOnlyList<CardProperty> Sorted(List<CardProperty> details) =>
        details.Count < 2 ? Or(details) : [.. details.OrderBy(detail => detail.Name, StringComparer.Ordinal)];

    private bool TakeNote(PropertyHead head, CardProperty property)
    {
        var text = Text(property);
        if (string.IsNullOrWhiteSpace(text))
            return true;
        if (_note is null)
            AddDetail("NOTE", head, "");
        _note = _note is null ? new(text) : _note.Append("\n\n").Append(text);
        return true;
    }

    private bool TakePhoto(PropertyHead head, string value, long line)
    {
        if (_photo is not null)
            return false;
        var type = head.Labels.FirstOrDefault(label => DataUri.MediaTypeOf("PHOTO", label) is not null);
        var photo =
            DataUri.Read(value) is { } uri ? Bytes(uri.Base64, uri.MediaType)
            : head.Base64 || LooksLikeImage(value)
                ? Bytes(value, type is null ? null : DataUri.MediaTypeOf("PHOTO", type))
            : WebAddress.HasScheme(value) && WebAddress.From(TextEscaping.Unescape(value)) is { } address
                ? new Photo(null, null, address)
            : null;
        if (photo is null)
            return false;
        _photo = photo;
        var parameters = RestProperty
            .Parameters(head)
            .Select(parameter => photo.Bytes is null ? parameter : WithoutFormat(parameter))
            .OfType<CardParameter>()
            .Where(parameter => parameter.Name is not ("VALUE" or "MEDIATYPE"))
            .ToList();
        if (parameters.Count > 0 || _groups.Kept(head) is not null)
            _details.Add(new(_groups.Kept(head), "PHOTO", parameters.Count == 0 ? [] : parameters, ""));
        return true;
    }

    private static Photo? Bytes(string base64, string? mediaType)
    {
        if (!DataUri.IsBase64(base64))
            return null;
        var bytes = Convert.FromBase64String(base64);
        return new(bytes, mediaType ?? DataUri.Sniff(bytes), null);
    }

    /// <summary>Some programs leave the encoding out; the data tell.</summary>
    private static bool LooksLikeImage(string value) =>
        value.Length > 60 && DataUri.IsBase64(value) && DataUri.Sniff(Convert.FromBase64String(value)) is not null;

    private static CardParameter? WithoutFormat(CardParameter parameter)
    {
        if (parameter.Name is not "TYPE")
            return parameter;
        var values = parameter.Values.Where(value => DataUri.MediaTypeOf("PHOTO", value) is null).ToList();
        return values.Count == 0 ? null : parameter with { Values = values };
    }

    /// <summary>Android keeps what vCard has no word for as rows of its own: kind; value; type (a number); label.</summary>
    private bool TakeAndroid(string value)
    {
        var parts = TextEscaping.Split(value, ';', _parts);
        if (parts.Count < 2 || TextOrNull(parts[1]) is not { } text)
            return false;
        switch (parts[0])
        {
            case "vnd.android.cursor.item/nickname":
                if (!_nicknames.Contains(text))
                    _nicknames.Add(text);
                return true;
            case "vnd.android.cursor.item/contact_event" when parts is [_, _, "1", ..]:
                if (_anniversary is not null || !CardDate.TryRead(text, out var date, out _))
                    return false;
                _anniversary = date;
                return true;
            case "vnd.android.cursor.item/relation" when parts.Count > 2:
                _related.Add(new() { Value = text, Labels = AndroidRelation(parts) is { } label ? [label] : [] });
                return true;
            default:
                return false;
        }
    }

    private static string? AndroidRelation(List<string> parts)
    {
        string[] words =
        [
            "assistant",
            "brother",
            "child",
            "partner",
            "father",
            "friend",
            "manager",
            "mother",
            "parent",
            "partner",
            "referred by",
            "relative",
            "sister",
            "spouse",
        ];
        return !int.TryParse(parts[2], CultureInfo.InvariantCulture, out var type) ? null
            : type >= 1 && type <= words.Length ? words[type - 1]
            : parts.Count > 3 ? TextOrNull(parts[3])
            : null;
    }
}
