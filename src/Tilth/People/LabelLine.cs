using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People;

/// <summary>A person's labels as one line, separated by commas, and back again.</summary>
internal static class LabelLine
{
    private const int Longest = 60,
        ShownOfWrong = 20;

    public static async Task<string?> Of(TilthDb db, Guid person, CancellationToken cancel) =>
        Blank.ToNull(string.Join(", ", await Names(db, person, cancel)));

    public static Task<List<string>> Names(TilthDb db, Guid person, CancellationToken cancel) =>
        (
            from put in db.PersonLabels()
            join label in db.Labels() on put.LabelId equals label.Id
            where put.PersonId == person
            orderby label.NameKey
            select label.Name
        ).ToListAsync(cancel);

    /// <summary>Puts on what was added to the line and takes off what was left out; what others did meanwhile stays.</summary>
    public static async Task Apply(TilthDb db, Person person, string? was, string? line, DateTimeOffset now)
    {
        var (before, after) = (Names(was), Names(line));
        foreach (var (_, name) in after.Where(label => !before.ContainsKey(label.Key)))
            await db.PutLabel(person.SpaceId, person.Id, name, now);
        var gone = before.Keys.Where(key => !after.ContainsKey(key)).ToList();
        if (gone.Count == 0)
            return;
        db.RemoveRange(
            await (
                from put in db.PersonLabels()
                join label in db.Labels() on put.LabelId equals label.Id
                where put.PersonId == person.Id && gone.Contains(label.NameKey)
                select put
            ).ToListAsync()
        );
    }

    /// <summary>What to do about the first new label that is too long; null if none is.</summary>
    public static string? Problem(string? was, string? line)
    {
        var before = Names(was);
        return
            Names(line).FirstOrDefault(label => !before.ContainsKey(label.Key) && label.Value.Length > Longest).Value
                is { } wrong
            ? $"'{wrong[..ShownOfWrong]}...' is too long for a label. Please take at most 60 letters; commas stand between labels."
            : null;
    }

    private static Dictionary<string, string> Names(string? line) =>
        (line ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .DistinctBy(Label.KeyOf)
            .ToDictionary(Label.KeyOf, StringComparer.Ordinal);
}
