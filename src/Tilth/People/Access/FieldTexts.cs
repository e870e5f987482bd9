using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.Cards;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People.Access;

/// <summary>What a field of any record says, as one reads it.</summary>
/// <param name="names">What the records are called to which fields refer.</param>
internal sealed class FieldTexts(Say say, TimeZoneInfo zone, IReadOnlyDictionary<Guid, string> names)
{
    private const int LongestPart = 500;

    /// <summary>Null where it says nothing.</summary>
    public string? Of(IProperty field, object? value) =>
        Blank.ToNull(
            value switch
            {
                null or false => null,
                true => say["yes"],
                string text => text,
                Guid id => names.GetValueOrDefault(id),
                Rest.None => null,
                Enum choice => say[Spaced(choice.ToString())],
                PartialDate date => say.Partial(date),
                DateOnly day => say.Day(day, default),
                DateTime at => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{say.Day(DateOnly.FromDateTime(at), default)}, {at:HH:mm}"
                ),
                DateTimeOffset at => say.Moment(at, zone),
                TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
                int days when field.Name.EndsWith("Days", StringComparison.Ordinal) => say.Every(days),
                int minutes when field.Name == "Minutes" => say.Many(minutes, "{0} minute", "{0} minutes"),
                IReadOnlyList<Fact> facts => FactLines.Write(facts),
                IReadOnlyList<Phone> phones => FactLines.Write(phones.Select(phone => phone.Typed)),
                IReadOnlyList<PostalAddress> places => AddressFields.Text(places.Select(AddressFields.Of)),
                IReadOnlyList<CardProperty> card => string.Join('\n', card.Select(Of)),
                byte[] bytes => say.Many(Math.Max(1, bytes.Length / 1024), "{0} kilobyte", "{0} kilobytes"),
                Origin origin => Of(origin),
                _ => Flat(JsonSerializer.SerializeToNode(value, field.ClrType, StoreJson.Options), '\n'),
            }
        );

    private string Of(Origin origin) =>
        string.Join(
            ", ",
            new[]
            {
                say[origin.Source],
                say.Day(DateOnly.FromDateTime(origin.At.UtcDateTime), default),
                origin.Detail,
                say["kept as {0}", say[origin.Basis]],
            }.OfType<string>()
        );

    private string Of(CardProperty property) => $"{property.Name}: {Short(property.Value)}";

    /// <summary>A value of several parts, of a kind that is not known here.</summary>
    private string? Flat(JsonNode? value, char between) =>
        value switch
        {
            JsonArray items => string.Join(between, items.Select(item => Flat(item, ' ')).OfType<string>()),
            JsonObject parts => string.Join(
                between == '\n' ? "\n" : ", ",
                parts
                    .Select(part => (Label: Label(part.Key), Text: Blank.ToNull(Flat(part.Value, ' '))))
                    .Where(part => part.Text is not null)
                    .Select(part => $"{part.Label}: {part.Text}")
            ),
            JsonValue single when single.GetValueKind() == JsonValueKind.String => Short((string)single!),
            JsonValue single when single.GetValueKind() == JsonValueKind.False => null,
            _ => value?.ToJsonString(),
        };

    private string Label(string name) => AccessWords.Part($"{char.ToUpperInvariant(name[0])}{name[1..]}", say) ?? name;

    /// <summary>A picture within a card is no text; the file holds it whole.</summary>
    private string Short(string text) =>
        text.Length <= LongestPart ? text : say["{0} ... (whole in the file)", text[..(LongestPart / 5)]];

    /// <summary>LeaveMeBe: leave me be.</summary>
    private static string Spaced(string name) =>
        string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}"))
            .ToLowerInvariant();
}
