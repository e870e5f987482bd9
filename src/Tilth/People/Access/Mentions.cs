using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.Store;
using Tilth.Store.Erasure;

namespace Tilth.People.Access;

/// <summary>Where somebody is named in records that are not about them: the sentence alone, since the rest is about others.</summary>
internal static partial class Mentions
{
    /// <param name="PersonId">Whose entry or page it stands in, if it is somebody's.</param>
    public sealed record Row(string Kind, Guid? PersonId, DateOnly? On, string Sentence);

    public static async Task<IReadOnlyList<Row>> Of(
        TilthDb db,
        Traces traces,
        IReadOnlySet<Guid> about,
        CancellationToken cancel
    )
    {
        var rows = new List<Row>();
        var names = Words.Of(traces.Names, []);
        var said = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in await Seen.Naming(db, [.. traces.Names], cancel))
        {
            if (about.Contains(row.Id))
                continue;
            var entry = db.Entry(row);
            var fields = entry.Metadata.GetProperties().ToList();
            var on = Day(db, row);
            var sentences = fields
                .Where(field => field.IsProse() && !AccessWords.IsHidden(field.Name))
                .SelectMany(field => Texts(field, entry.Property(field).CurrentValue))
                .SelectMany(text => BetweenSentences().Split(text))
                .Where(sentence => names.Holds(sentence) && said.Add(sentence.Trim()));
            rows.AddRange(
                sentences.Select(text => new Row(
                    Kinds.Of(entry.Metadata)!,
                    (row as IOfPerson)?.PersonId,
                    on,
                    text.Trim()
                ))
            );
        }
        return [.. rows.OrderByDescending(row => row.On)];
    }

    /// <summary>The day that it is about, if it says one: the first that its entity names.</summary>
    public static DateOnly? Day(TilthDb db, ISpaceRow row)
    {
        var entry = db.Entry(row);
        return entry
            .Metadata.GetProperties()
            .Where(field => !field.IsDerived())
            .OrderBy(field => field.PropertyInfo?.MetadataToken)
            .Select(field => Day(entry.Property(field).CurrentValue))
            .FirstOrDefault(day => day is not null);
    }

    private static DateOnly? Day(object? value) =>
        value switch
        {
            DateOnly day => day,
            DateTime at => DateOnly.FromDateTime(at),
            _ => null,
        };

    private static IEnumerable<string> Texts(IProperty field, object? value) =>
        value is null or string ? [(string?)value ?? ""] : Strings(Image.Write(field, value));

    private static IEnumerable<string> Strings(JsonNode? node) =>
        node switch
        {
            JsonObject parts => parts.SelectMany(part => Strings(part.Value)),
            JsonArray items => items.SelectMany(Strings),
            { } single when single.GetValueKind() == JsonValueKind.String => [(string)single!],
            _ => [],
        };

    [GeneratedRegex(@"(?<=[.!?])\s+|\s*\n\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BetweenSentences();
}
