using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store.Erasure;

/// <summary>Finds names in texts, and takes them out.</summary>
internal sealed class Words
{
    private readonly Regex? _names;

    private Words(IReadOnlyCollection<string> patterns) =>
        _names =
            patterns.Count == 0
                ? null
                : new Regex(
                    $@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', patterns)})(?![\p{{L}}\p{{N}}])",
                    RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(10)
                );

    /// <param name="names">Found whichever letters are capitals.</param>
    /// <param name="parts">Found only as they are written: a first name may be a word as well.</param>
    public static Words Of(IEnumerable<string> names, IEnumerable<string> parts) =>
        new([
            // The longest first, so that no half of a name is left.
            .. names.OrderByDescending(name => name.Length).Select(name => $"(?i:{Spaced(name)})"),
            .. parts.OrderByDescending(name => name.Length).Select(Spaced),
        ]);

    /// <summary>
    /// Patterns for LIKE, on a column in lower case, that let through what <see cref="Holds"/> finds on both databases. SQLite knows small
    /// and capital letters of ASCII only, so that others are tried as they are, small, and capital.
    /// </summary>
    public static IEnumerable<string> Likes(IEnumerable<string> names) =>
        names
            .SelectMany(name => new[] { name, name.ToLowerInvariant(), name.ToUpperInvariant() })
            .Select(name => $"%{string.Concat(name.Select(Sure))}%")
            .Distinct(StringComparer.Ordinal);

    /// <summary>In JSON some signs stand as numbers.</summary>
    private static char Sure(char letter) =>
        char.IsAscii(letter)
            ? char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-'
                ? char.ToLowerInvariant(letter)
                : '%'
            : char.IsLetter(letter)
                ? letter
                : '%';

    public bool Holds(string text) => _names?.IsMatch(text) == true;

    public string Without(string text, string instead = "[erased]") => _names?.Replace(text, instead) ?? text;

    /// <summary>Takes them out of what people wrote into a record.</summary>
    public void TakeOut(EntityEntry entry)
    {
        // Of what bears a name of its own there can be but one of that name.
        var instead = IsSingle(entry.Metadata)
            ? $"[erased {((ISpaceRow)entry.Entity).Id.ToString()[^6..]}]"
            : "[erased]";
        foreach (var field in Prose(entry.Metadata).Select(entry.Property))
        {
            if (field.CurrentValue is null)
                continue;
            if (field.CurrentValue is string text)
            {
                if (Holds(text))
                    field.CurrentValue = Without(text, instead);
                continue;
            }
            var converter = field.Metadata.GetValueConverter()!;
            var json = (string)converter.ConvertToProvider(field.CurrentValue)!;
            if (WithoutInJson(json) is { } changed)
                field.CurrentValue = converter.ConvertFromProvider(changed);
        }
    }

    /// <summary>The JSON with the names taken out of its texts; null where none is in it.</summary>
    public string? WithoutInJson(string json)
    {
        var node = JsonNode.Parse(json);
        return Change(node) ? node!.ToJsonString(StoreJson.Options) : null;
    }

    public static IEnumerable<IProperty> Prose(IEntityType type) =>
        type.GetProperties().Where(property => property.IsProse());

    private static bool IsSingle(IEntityType type) =>
        type.GetIndexes().Any(index => index.IsUnique && index.Properties.Any(property => property.IsProse()));

    private bool Change(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                return fields
                    .Select(field => field.Key)
                    .ToList()
                    .Aggregate(false, (changed, name) => Put(fields[name], text => fields[name] = text) || changed);
            case JsonArray items:
                return Enumerable
                    .Range(0, items.Count)
                    .Aggregate(false, (changed, at) => Put(items[at], text => items[at] = text) || changed);
            default:
                return false;
        }
    }

    private bool Put(JsonNode? value, Action<string> put)
    {
        if (value is not JsonValue || value.GetValueKind() != System.Text.Json.JsonValueKind.String)
            return Change(value);
        var text = (string)value!;
        if (!Holds(text))
            return false;
        put(Without(text));
        return true;
    }

    /// <summary>The name, with whatever stands between its words.</summary>
    private static string Spaced(string name) =>
        string.Join(
            @"\s+",
            name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(part => Regex.Escape(part))
        );
}
