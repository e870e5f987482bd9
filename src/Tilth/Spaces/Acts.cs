using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>What was done in a book, the latest first: all, or what touched one person.</summary>
public sealed class Acts(TilthStore store)
{
    private const int PageSize = 50,
        MostNames = 3,
        MostChanges = 20,
        MostWords = 300;

    // What these touched is a page of its own, or nobody's to read here.
    private static readonly string[] Large = ["import", "plant-sample"];

    public sealed record Entry(Guid Id, DateTimeOffset At, string Verb, Door Door, bool IsMine, bool IsUndone)
    {
        public Guid? Undoes { get; init; }

        /// <summary>What an undo took back; with <see cref="IsAgain"/>, what an undo of an undo did again.</summary>
        public string? UndoneVerb { get; init; }
        public bool IsAgain { get; init; }

        /// <summary>The first few people whom it touched; someone deleted since has no name here.</summary>
        public IReadOnlyList<(Guid Id, string Name)> People { get; init; } = [];

        /// <summary>What was written: the line, the talk, the promise.</summary>
        public string? Words { get; init; }

        /// <summary>The fields that it changed, by the names of <see cref="FieldWords"/>.</summary>
        public IReadOnlyList<string> Fields { get; init; } = [];
    }

    /// <param name="before">Only what was done before this act, the last one of the page before; nothing if there is no such act.</param>
    public async Task<(IReadOnlyList<Entry> Entries, bool HasMore)> Of(
        Me me,
        Guid? person,
        Guid? before = null,
        CancellationToken cancel = default
    )
    {
        await using var db = store.Read(me);
        var operations = db.Set<Operation>().AsQueryable();
        if (before is { } last)
        {
            if (!await operations.AnyAsync(row => row.Id == last, cancel))
                return ([], false);
            operations = operations.Where(row => row.Id.CompareTo(last) < 0);
        }
        if (person is not null)
            operations = operations.Where(row =>
                db.Set<Change>().Any(change => change.OperationId == row.Id && change.PersonId == person)
            );
        var undone = Undo.Undone(db);
        var entries = await operations
            .OrderByDescending(row => row.Id)
            .Take(PageSize + 1)
            .Select(row => new Entry(
                row.Id,
                row.At,
                row.Verb,
                row.Door,
                row.MemberId == me.MemberId,
                undone.Contains(row.Id)
            )
            {
                Undoes = row.Undoes,
            })
            .ToListAsync(cancel);
        var page = entries.Take(PageSize).ToList();
        return (await WithDetails(db, await WithUndone(db, page, cancel), cancel), entries.Count > PageSize);
    }

    /// <summary>Follows each undo to the act that it is about in the end.</summary>
    private static async Task<List<Entry>> WithUndone(TilthDb db, List<Entry> entries, CancellationToken cancel)
    {
        var known = entries.ToDictionary(entry => entry.Id, entry => (entry.Verb, entry.Undoes));
        for (var asked = Missing(); asked.Count > 0; asked = Missing())
        {
            foreach (
                var row in await db.Set<Operation>()
                    .Where(operation => asked.Contains(operation.Id))
                    .ToListAsync(cancel)
            )
                known[row.Id] = (row.Verb, row.Undoes);
            foreach (var id in asked)
                known.TryAdd(id, ("", null));
        }
        return entries.ConvertAll(entry => entry.Undoes is null ? entry : Followed(entry));

        List<Guid> Missing() =>
            [.. known.Values.Select(act => act.Undoes).OfType<Guid>().Where(id => !known.ContainsKey(id)).Distinct()];

        Entry Followed(Entry entry)
        {
            var (verb, next, steps) = ("", entry.Undoes, 0);
            for (; next is { } id; steps++)
                (verb, next) = known[id];
            return entry with { UndoneVerb = verb, IsAgain = steps % 2 == 0 };
        }
    }

    private static async Task<IReadOnlyList<Entry>> WithDetails(
        TilthDb db,
        List<Entry> entries,
        CancellationToken cancel
    )
    {
        var ids = entries
            .Where(entry => !Large.Contains(entry.Verb) && !Large.Contains(entry.UndoneVerb))
            .Select(entry => entry.Id)
            .ToList();
        var changes = await db.Set<Operation>()
            .Where(act => ids.Contains(act.Id))
            .SelectMany(act =>
                db.Set<Change>()
                    .Where(change => change.OperationId == act.Id)
                    .OrderBy(change => change.Position)
                    .Take(MostChanges)
            )
            .ToListAsync(cancel);
        var by = changes.ToLookup(change => change.OperationId);
        var people = entries.ToDictionary(entry => entry.Id, entry => Touched(by[entry.Id]));
        var names = await PeopleNames.Of(db, people.Values.SelectMany(some => some));
        var described = new List<Entry>(entries.Count);
        foreach (var entry in entries)
            described.Add(
                entry with
                {
                    People = [.. people[entry.Id].Where(names.ContainsKey).Select(id => (id, names[id]))],
                    Words = await Words(db, by[entry.Id]),
                    Fields = entry.Verb == Act.OpenBook ? [] : Fields(by[entry.Id]),
                }
            );
        return described;
    }

    private static List<Guid> Touched(IEnumerable<Change> changes) =>
        [.. changes.Select(change => change.PersonId).OfType<Guid>().Distinct().Take(MostNames)];

    private static async Task<string?> Words(TilthDb db, IEnumerable<Change> changes)
    {
        foreach (var change in changes.Where(change => change.Action != ChangeAction.Delete))
        {
            var type = Kinds.EntityOf(db, change.Kind).ClrType;
            if (!type.IsAssignableTo(typeof(IQuoted)))
                continue;
            var row = await db.FindAsync(type, change.SpaceId, change.RecordId);
            if (row is IQuoted { Words: { Length: > 0 } words })
                return words.Length <= MostWords ? words : $"{words[..MostWords]} ...";
        }
        return null;
    }

    private static List<string> Fields(IEnumerable<Change> changes) =>
        [
            .. changes
                .Where(change => change is { Action: ChangeAction.Update, Before: not null })
                .SelectMany(change => Image.Parse(change.Before!).Select(field => field.Key))
                .Where(FieldWords.Knows)
                .Distinct(),
        ];
}
