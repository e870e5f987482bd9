using System.Security.Cryptography;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People.Photos;

/// <summary>
/// A photo of a person, with its bytes as they came: they leave only inside a card or an archive. What a browser gets is a copy
/// that we draw ourselves. Of several the one that was chosen last is shown.
/// </summary>
public sealed class Photo : ISpaceRow, IOfPerson
{
    public const int MostBytes = 1 << 20;

    private Photo() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>The SHA-256 of its bytes: the same photo comes once.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>What its card said that it is; what it is in truth its bytes say.</summary>
    public string MediaType { get; private set; } = "";

    public DateTimeOffset ShownSince { get; private set; }

    /// <summary>The group and the parameters of its line in the card.</summary>
    public string? CardGroup { get; private set; }

    public IReadOnlyList<CardParameter> Parameters { get; private set; } = [];

    // The last column: whoever asks for another one reads no page of it.
    public byte[] Bytes { get; private set; } = [];

    public static Photo Of(Person person, Picture picture, DateTimeOffset at) =>
        new()
        {
            SpaceId = person.SpaceId,
            Id = NewId.At(at),
            PersonId = person.Id,
            Hash = picture.Hash,
            MediaType = picture.MediaType,
            ShownSince = at,
            CardGroup = picture.Group,
            Parameters = picture.Parameters,
            Bytes = picture.Bytes,
        };

    /// <summary>The photos of a card, of which the first is shown.</summary>
    public static IEnumerable<Photo> Of(Person person, IReadOnlyList<Picture> pictures, DateTimeOffset at) =>
        pictures.Select((picture, place) => Of(person, picture, at.AddTicks(-place)));

    /// <summary>From now on this one is shown, also before one that was chosen at the same moment.</summary>
    public void Show(DateTimeOffset at, DateTimeOffset? other) =>
        ShownSince = other is { } since && since >= at ? since.AddTicks(1) : at;

    /// <summary>False for a row from outside that is no photo of ours.</summary>
    public bool IsSound() => Bytes.Length <= MostBytes && Hash == HashOf(Bytes) && Pictures.TypeOf(Bytes) is not null;

    /// <summary>The line of the card, as it came.</summary>
    public CardProperty ToProperty() => new(CardGroup, "PHOTO", Parameters, Picture.ValueOf(MediaType, Bytes));

    internal static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
