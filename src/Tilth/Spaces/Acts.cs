using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>What was done in a book, the latest first: all, or what touched one person.</summary>
public sealed class Acts(TilthStore store, AccountList accounts)
{
    private const int PageSize = 50,
        MostNames = 3,
        MostChanges = 20,
        MostWords = 300;

    private const string WordsField = "Text";

    // What these touched is a page of its own, or nobody's to read here.
    private static readonly string[] Large = ["import", "plant-sample"];

    public sealed record Entry(Guid Id, DateTimeOffset At, string Verb, Door Door, bool IsMine, bool IsUndone)
    {
        public Guid? Undoes { get; init; }

        /// <summary>What the member who did it is called; null for my own acts.</summary>
        public string? By { get; init; }

        /// <summary>Who did it for the member, where it was somebody else.</summary>
        public string? Delegate { get; init; }

        /// <summary>Whoever acts for another did it.</summary>
        public bool IsByMe(Me me) => ByAccountId == me.AccountId;

        internal Guid MemberId { get; init; }
        internal Guid? ByAccountId { get; init; }

        /// <summary>What an undo took back; with <see cref="IsAgain"/>, what an undo of an undo did again.</summary>
        public string? UndoneVerb { get; init; }
        public bool IsAgain { get; init; }

        /// <summary>The first few people whom it touched, those first whom it was about.</summary>
        public IReadOnlyList<Person> People { get; init; } = [];

        /// <summary>How many more there were.</summary>
        public int Others { get; init; }

        /// <summary>What was written: the line, the talk, the promise.</summary>
        public string? Words { get; init; }

        /// <summary>The fields that it changed, by the names of <see cref="FieldWords"/>.</summary>
        public IReadOnlyList<string> Fields { get; init; } = [];
    }

    /// <param name="IsThere">False where the person was deleted since.</param>
    public sealed record Person(Guid Id, string Name, bool IsThere);

    /// <param name="before">Only what was done before this act, the last one of the page before; nothing if there is no such act.</param>
    public async Task<(IReadOnlyList<Entry> Entries, bool HasMore)> Of(
        Me me,
        Guid? person,
        Guid? before = null,
        CancellationToken cancel = default
    )
    {
        await using var db = store.Read(me);
        // What another did for themselves alone is nobody else's to know, not even that something was done.
        var isAll = me.Behalf is not { What: Entrusted.Promises };
        var operations = db.Set<Operation>()
            .Where(row =>
                (row.MemberId == me.MemberId && (isAll || row.ByAccountId == me.AccountId))
                || db.Set<Change>().Any(change => change.OperationId == row.Id)
            );
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
                MemberId = row.MemberId,
                ByAccountId = row.ByAccountId,
            })
            .ToListAsync(cancel);
        var members = await Members.Names(db, entries.Where(row => !row.IsMine).Select(row => row.MemberId), cancel);
        List<Guid> by = [.. entries.Select(row => row.ByAccountId).OfType<Guid>().Distinct()];
        var delegates = by.Count == 0 ? new Dictionary<Guid, string>() : await accounts.Names(by, cancel);
        var page = entries
            .Take(PageSize)
            .Select(row => row.IsMine ? row : row with { By = members.GetValueOrDefault(row.MemberId, "") })
            .Select(row =>
                row.ByAccountId is { } account ? row with { Delegate = delegates.GetValueOrDefault(account, "") } : row
            )
            .ToList();
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
                    .OrderBy(change => change.Kind != Kinds.Person)
                    .ThenBy(change => change.Position)
                    .Take(MostChanges)
            )
            .ToListAsync(cancel);
        var by = changes.ToLookup(change => change.OperationId);
        var people = entries.ToDictionary(entry => entry.Id, entry => Touched(by[entry.Id]));
        var names = await PeopleNames.Of(db, people.Values.SelectMany(some => some));
        var counts = await Counts(db, ids, cancel);
        var words = await Words(db, by, cancel);
        return
        [
            .. entries.Select(entry =>
                entry with
                {
                    People =
                    [
                        .. people[entry.Id]
                            .Where(names.ContainsKey)
                            .Select(id => new Person(id, names[id].Name, names[id].IsThere)),
                    ],
                    Others = Math.Max(0, counts.GetValueOrDefault(entry.Id) - people[entry.Id].Count),
                    Words = words.GetValueOrDefault(entry.Id),
                    Fields = entry.Verb == Act.OpenBook ? [] : Fields(by[entry.Id]),
                }
            ),
        ];
    }

    /// <summary>How many people each act was about: those whom it deleted, else all whom it touched.</summary>
    private static Task<Dictionary<Guid, int>> Counts(TilthDb db, List<Guid> acts, CancellationToken cancel) =>
        db.Set<Change>()
            .Where(change => acts.Contains(change.OperationId))
            .GroupBy(change => change.OperationId)
            .Select(act => new
            {
                act.Key,
                Deleted = act.Count(change => change.Kind == Kinds.Person && change.Action == ChangeAction.Delete),
                All = act.Select(change => change.PersonId).Distinct().Count(),
            })
            .ToDictionaryAsync(act => act.Key, act => act.Deleted > 0 ? act.Deleted : act.All, cancel);

    private static List<Guid> Touched(IEnumerable<Change> changes)
    {
        var deleted = changes.Where(change => change.Kind == Kinds.Person && change.Action == ChangeAction.Delete);
        return
        [
            .. (deleted.Any() ? deleted : changes)
                .Select(change => change.PersonId)
                .OfType<Guid>()
                .Distinct()
                .Take(MostNames),
        ];
    }

    /// <summary>The words of the first record in each act that has any, as the act left them; of a deleted one, as they were.</summary>
    private static async Task<Dictionary<Guid, string>> Words(
        TilthDb db,
        ILookup<Guid, Change> by,
        CancellationToken cancel
    )
    {
        var quoted = by.Select(act => act.FirstOrDefault(change => IsQuoted(db, change))).OfType<Change>().ToList();
        var records = quoted.Select(change => change.RecordId).Distinct().ToList();
        var images = await db.Set<Change>()
            .Where(change => records.Contains(change.RecordId) && change.Before != null)
            .OrderBy(change => change.Position)
            .ToListAsync(cancel);
        var later = images.ToLookup(image => image.RecordId);
        var words = new Dictionary<Guid, string>();
        foreach (var change in quoted)
        {
            var next = later[change.RecordId]
                .Where(image => image.Position > change.Position || IsDeleting(image, change))
                .Select(image => Image.Parse(image.Before!))
                .FirstOrDefault(image => image.ContainsKey(WordsField));
            var said = next is null
                ? (await db.FindAsync(TypeOf(db, change), [change.SpaceId, change.RecordId], cancel) as IQuoted)?.Words
                : (string?)next[WordsField];
            if (said is { Length: > 0 })
                words[change.OperationId] = said.Length <= MostWords ? said : $"{said[..MostWords]} ...";
        }
        return words;
    }

    private static bool IsDeleting(Change image, Change change) =>
        image.Position == change.Position && change.Action == ChangeAction.Delete;

    private static bool IsQuoted(TilthDb db, Change change) => TypeOf(db, change).IsAssignableTo(typeof(IQuoted));

    private static Type TypeOf(TilthDb db, Change change) => Kinds.EntityOf(db, change.Kind).ClrType;

    private static List<string> Fields(IEnumerable<Change> changes) =>
        [
            .. changes
                .Where(change => change is { Action: ChangeAction.Update, Before: not null })
                .SelectMany(change => Image.Parse(change.Before!).Select(field => field.Key))
                .Where(FieldWords.Knows)
                .Distinct(),
        ];
}
