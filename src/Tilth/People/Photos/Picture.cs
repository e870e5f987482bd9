using System.Buffers.Text;
using Tilth.Cards;

namespace Tilth.People.Photos;

/// <summary>A picture that can become the photo of somebody: looked at once, before anything waits for it.</summary>
public sealed record Picture(
    byte[] Bytes,
    string Hash,
    string MediaType,
    string? Group,
    IReadOnlyList<CardParameter> Parameters
)
{
    private const string Data = "data:",
        Base64Follows = ";base64,";

    /// <summary>A picture that did not come with a card.</summary>
    public static Picture Of(byte[] bytes) => new(bytes, Photo.HashOf(bytes), Pictures.TypeOf(bytes)!, null, []);

    /// <summary>The pictures among what a card says besides, and the rest: what we cannot show stays with the card as it came.</summary>
    public static (IReadOnlyList<Picture> Pictures, IReadOnlyList<CardProperty> Others) Among(
        IReadOnlyList<CardProperty> properties
    )
    {
        if (!properties.Any(IsPhoto))
            return ([], properties);
        var pictures = new List<Picture>();
        var rest = new List<CardProperty>();
        foreach (var property in properties)
        {
            if (From(property) is not { } picture)
                rest.Add(property);
            else if (!pictures.Exists(known => known.Hash == picture.Hash))
                pictures.Add(picture);
        }
        return (pictures, rest);
    }

    internal static bool IsPhoto(CardProperty property) =>
        property.Name.Equals("PHOTO", StringComparison.OrdinalIgnoreCase);

    internal static string ValueOf(string mediaType, byte[] bytes) =>
        $"{Data}{mediaType}{Base64Follows}{Convert.ToBase64String(bytes)}";

    /// <summary>Null where it is no picture that can be shown, or would not come out of us as it came.</summary>
    private static Picture? From(CardProperty property)
    {
        if (!IsPhoto(property) || !property.Value.StartsWith(Data, StringComparison.Ordinal))
            return null;
        var end = property.Value.IndexOf(Base64Follows, StringComparison.Ordinal);
        if (end < 0)
            return null;
        var text = property.Value.AsSpan(end + Base64Follows.Length);
        if (text.Length > Base64.GetMaxEncodedToUtf8Length(Photo.MostBytes) || !Base64.IsValid(text))
            return null;
        var bytes = Convert.FromBase64String(text.ToString());
        var type = property.Value[Data.Length..end];
        return
            bytes.Length <= Photo.MostBytes
            && Pictures.CanBeShown(bytes)
            && ValueOf(type, bytes).Equals(property.Value, StringComparison.Ordinal)
            ? new Picture(bytes, Photo.HashOf(bytes), type, property.Group, property.Parameters)
            : null;
    }
}
