using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>The names of a book for reading lines: kept in memory, read again when the book has moved.</summary>
public sealed class BookNames(TilthStore store)
{
    private readonly ConcurrentDictionary<int, (long Position, ListNameBook Names)> _books = [];

    public async Task<INameBook> Of(Me me, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var position = await db.Set<Space>().Select(space => space.Position).FirstAsync(cancel);
        var myself = await db.Oneself.FirstOrDefaultAsync(cancel);
        if (_books.TryGetValue(me.SpaceId, out var known) && known.Position == position)
            return new NamesOfOthers(known.Names, myself);
        // The place is remembered also where no name has changed, so that nobody looks through the same changes twice.
        var names = known.Names is { } kept && !await Moved(db, known.Position, cancel) ? kept : await Read(db, cancel);
        _books[me.SpaceId] = (position, names);
        return new NamesOfOthers(names, myself);
    }

    /// <summary>Where the parts of a name are not known they are taken from the name itself, as far as that is safe.</summary>
    private static NamedPerson Named(Guid id, string name, NameParts parts, IReadOnlyList<string> nicknames)
    {
        var known = parts is { Given: null, Family: null } ? NameSplitter.Split(name) : parts;
        return new NamedPerson(id, name, WithoutTitle(known.Given), known.Family, nicknames);
    }

    /// <summary>"Dr. Marigold" is called Marigold: address books put what stands before a name into it.</summary>
    private static string? WithoutTitle(string? given)
    {
        while (given?.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end && given.IndexOf(' ') > end)
            given = given[(end + 2)..];
        return given;
    }

    private static Task<bool> Moved(TilthDb db, long since, CancellationToken cancel)
    {
        string[] kinds = [Kinds.Of<Person>(), Kinds.Of<Organisation>()];
        return db.Set<Change>().AnyAsync(change => change.Position > since && kinds.Contains(change.Kind), cancel);
    }

    private static async Task<ListNameBook> Read(TilthDb db, CancellationToken cancel)
    {
        var people = await db.People()
            .Select(person => new
            {
                person.Id,
                person.DisplayName,
                person.Name,
                person.Nicknames,
            })
            .ToListAsync(cancel);
        var organisations = await db.Organisations()
            .Select(row => new KnownName(row.Id, KnownKind.Organisation, row.Name))
            .ToListAsync(cancel);
        return new ListNameBook(
            people.Select(row => Named(row.Id, row.DisplayName, row.Name, row.Nicknames)),
            organisations
        );
    }
}
