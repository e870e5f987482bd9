using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store.Erasure;

/// <summary>
/// Takes a person out of a book for good: their rows and those of every member about them, what was said with nobody else, their
/// name in what was said with others, and every image of it. It cannot be undone. Decision 0024 tells how far it reaches.
/// </summary>
public sealed class Erasing(
    TilthStore store,
    Database database,
    DataFolder folder,
    EveryBook books,
    IEnumerable<AtErase> rooms,
    TimeProvider clock
)
{
    private readonly ErasedFile _file = new(folder);

    /// <param name="Gone">How many records are no more.</param>
    /// <param name="Changed">From how many others the name was taken out.</param>
    public sealed record Erased(int Gone, int Changed);

    /// <summary>Null where there is nobody of that id, neither in the book nor in its trash.</summary>
    public async Task<Erased?> Do(Me me, Guid person, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        ErasedLine line;
        await using (var db = store.Read(me))
        {
            if (await Look(db, person) is not { } traces)
                return null;
            var salt = await Suppressed.SaltOf(db, cancel);
            line = new ErasedLine(
                me.SpaceId,
                now,
                [.. traces.Ids],
                salt,
                [.. traces.Keys.Select(key => Suppressed.HashOf(salt, key))]
            );
        }
        await _file.Add(line, cancel);
        var erased = await store.Erase(me, Role.Organiser, db => Erase(db, person, line), cancel);
        if (erased is null)
            return null;
        foreach (var room in rooms)
            await room.Afterwards(me, erased);
        await database.Scrub(cancel);
        return new Erased(erased.Counts.Gone, erased.Counts.Changed);
    }

    /// <summary>In a copy that was just restored: whoever was erased since the backup was made goes again.</summary>
    internal async Task Again(IReadOnlyList<ErasedLine> lines, CancellationToken cancel)
    {
        foreach (var book in lines.GroupBy(line => line.Space))
        {
            if (await books.OneOf(book.Key, cancel) is not { } me)
                continue;
            foreach (var line in book)
            {
                foreach (var person in line.People)
                    await store.Erase(me, Role.Viewer, db => Erase(db, person, line), cancel);
            }
        }
    }

    private async Task<Traces?> Look(TilthDb db, Guid person)
    {
        var traces = new Traces(person, new EveryRow(db));
        foreach (var image in await ImagesLike(db, [$"%{person}%"]))
            traces.Images.Add(new OldImage(image.Kind, image.RecordId, Image.Parse(image.Before!)));
        foreach (var room in rooms)
            await room.Look(db, traces);
        return traces.IsAnybody ? traces : null;
    }

    private async Task<Traces?> Erase(TilthDb db, Guid person, ErasedLine line)
    {
        await Suppress(db, line);
        if (await Look(db, person) is not { } traces)
            return null;
        await About(db, traces);
        foreach (var row in traces.Goes)
            await db.RemoveWithReferences(row);
        var everywhere = Words.Of(traces.Names, []);
        var here = Words.Of(traces.Names, traces.Parts);
        foreach (var row in traces.About.Except(traces.Goes))
            here.TakeOut(db.Entry(row));
        foreach (var row in await Naming(db, traces.Names))
            everywhere.TakeOut(db.Entry(row));
        db.ChangeTracker.DetectChanges();
        var touched = db.ChangeTracker.Entries<ISpaceRow>().ToLookup(entry => entry.State, entry => entry.Entity.Id);
        traces.Counts = (touched[EntityState.Deleted].Count(), touched[EntityState.Modified].Count());
        traces.Records.UnionWith(touched[EntityState.Deleted]);
        traces.Records.UnionWith(touched[EntityState.Modified]);
        traces.Records.UnionWith(traces.About.Select(row => row.Id));
        await Images(db, traces, everywhere);
        foreach (var room in rooms)
            await room.Forget(db, traces);
        return traces;
    }

    private static async Task Suppress(TilthDb db, ErasedLine line)
    {
        var known = await db.Set<Suppression>().Select(row => row.Hash).ToListAsync();
        var hashes = known.Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        db.AddRange(
            line.Keys.Where(key => hashes.Add(Convert.ToHexString(key)))
                .Select(key => Suppression.Of(line.Space, line.Salt, key, line.At))
        );
    }

    /// <summary>They themselves go; what refers to them, whosever it is, and the talks and promises that it belongs to, is about them.</summary>
    private static async Task About(TilthDb db, Traces traces)
    {
        List<Guid> ids = [.. traces.Ids];
        var person = Kinds.EntityOf(db, Kinds.Person);
        traces.Goes.UnionWith(await Rows(person, nameof(ISpaceRow.Id), ids));
        foreach (var key in person.GetReferencingForeignKeys().Where(Removing.IsRecord))
        {
            var rows = await Rows(key.DeclaringEntityType, Removing.ColumnOf(key).Name, ids);
            traces.About.UnionWith(rows);
            foreach (var whole in key.DeclaringEntityType.GetForeignKeys().Where(Removing.IsTold))
            {
                var column = Removing.ColumnOf(whole);
                var wholes = rows.Select(row => db.Entry(row).Property(column).CurrentValue).OfType<Guid>().ToList();
                traces.About.UnionWith(await Rows(whole.PrincipalEntityType, nameof(ISpaceRow.Id), wholes));
            }
        }

        Task<List<ISpaceRow>> Rows(IEntityType type, string column, List<Guid> values) =>
            Whosever.RowsOf(db, type.ClrType, column, values, CancellationToken.None);
    }

    /// <summary>Other records in which people wrote one of the names.</summary>
    private static async Task<List<ISpaceRow>> Naming(TilthDb db, IEnumerable<string> names)
    {
        var found = new List<ISpaceRow>();
        List<string> likes = [.. Words.Likes(names)];
        foreach (var type in db.Model.GetEntityTypes().Where(type => Words.Prose(type).Any()))
        {
            if (likes.Count > 0)
                found.AddRange(await Whosever.RowsLike(db, type, Words.Prose(type), likes));
        }
        return found;
    }

    /// <summary>Where an image of another record names them.</summary>
    private static async Task Images(TilthDb db, Traces traces, Words names)
    {
        var images = await ImagesLike(db, [.. Words.Likes(traces.Names)]);
        traces.Places.AddRange(
            images.Where(image => names.WithoutInJson(image.Before!) is not null).Select(image => image.Position)
        );
    }

    private static async Task<List<Change>> ImagesLike(TilthDb db, IReadOnlyList<string> patterns)
    {
        if (patterns.Count == 0)
            return [];
        var sql = $"""SELECT * FROM "Changes" WHERE {Whosever.IsLike([nameof(Change.Before)], patterns.Count)}""";
        return await db.Set<Change>()
            .FromSqlRaw(sql, [.. patterns])
            .IgnoreQueryFilters([TilthDb.MineFilter])
            .AsNoTracking()
            .ToListAsync();
    }
}
