using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.People;
using Tilth.People.Photos;
using Tilth.People.Segments;
using Tilth.Spaces;
using Tilth.Store;
using Photo = Tilth.People.Photos.Photo;

namespace Tilth.Exchange;

/// <summary>Writes the people of a book out as cards or as a table: the shared facts, with all that their cards ever carried.</summary>
public sealed class Export(TilthStore store, SegmentFilter filter, ViewBudget budget)
{
    // Of so many the photos are in memory too.
    private const int AtOnce = 50;

    public enum Format
    {
        VCard,
        Csv,
    }

    /// <summary>Writes all of whom the query holds, but never oneself, and tells how many those were.</summary>
    public async Task<int> Write(
        Me me,
        SegmentQuery query,
        Format format,
        Stream output,
        CancellationToken cancel = default
    )
    {
        MustBeAllowed(me);
        await using var db = store.Read(me);
        var work = await Work(db.Affiliations(), db, cancel);
        var labels = await Labels(db.PersonLabels(), db, cancel);
        var chosen = await filter.People(db, me, query, cancel);
        var people = await chosen.OrderBy(person => person.SortName).ThenBy(person => person.Id).ToListAsync(cancel);
        if (format == Format.Csv)
            AddressBookCsv.Write(people.Select(person => Contact(person, [])), output);
        else
        {
            foreach (var some in people.Chunk(AtOnce))
            {
                var photos = await Photos(db, some, cancel);
                VCardWriter.Write(some.Select(person => Contact(person, photos[person.Id])), VCardVersion.V40, output);
            }
        }
        return people.Count;

        Contact Contact(Person person, IEnumerable<Photo> photos) =>
            person.ToContact([.. work[person.Id]], [.. labels[person.Id]], photos);
    }

    /// <summary>One person as a card: what their page shows, for whoever may see that. Null where they are not in this book.</summary>
    public async Task<byte[]?> Card(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        if (await db.People().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } person)
            return null;
        await budget.Take(me, id, cancel);
        var work = await Work(db.Affiliations().Where(row => row.PersonId == id), db, cancel);
        var labels = await Labels(db.PersonLabels().Where(row => row.PersonId == id), db, cancel);
        using var card = new MemoryStream();
        var photos = await Photos(db, [person], cancel);
        VCardWriter.Write([person.ToContact([.. work[id]], [.. labels[id]], photos[id])], VCardVersion.V40, card);
        return card.ToArray();
    }

    /// <summary>Everybody but oneself, a few at a time, in an order that the same rows always give.</summary>
    internal static async IAsyncEnumerable<IReadOnlyList<Contact>> InChunks(
        TilthDb db,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var work = await Work(db.Affiliations(), db, cancel);
        var labels = await Labels(db.PersonLabels(), db, cancel);
        var others = db.People().Where(person => !db.Oneself.Contains(person.Id)).OrderBy(person => person.Id);
        var after = Guid.Empty;
        // One question after the other: PostgreSQL answers no second one while the first is being read.
        while (
            await others.Where(person => person.Id > after).Take(AtOnce).ToArrayAsync(cancel) is { Length: > 0 } people
        )
        {
            after = people[^1].Id;
            var photos = await Photos(db, people, cancel);
            yield return
            [
                .. people.Select(person =>
                    person.ToContact([.. work[person.Id]], [.. labels[person.Id]], photos[person.Id])
                ),
            ];
        }
    }

    /// <summary>Everybody at once leaves a shared book by the hand of those alone who look after it.</summary>
    /// <exception cref="RefusedException">This member is none of them.</exception>
    public static void MustBeAllowed(Me me)
    {
        if (me is { Slug: not null } && !me.Seat!.Role.MayExport())
            throw new RefusedException("Only an organiser or owner takes the people of a shared book along as a file.");
    }

    private static async Task<ILookup<Guid, Cards.Work>> Work(
        IQueryable<Affiliation> of,
        TilthDb db,
        CancellationToken cancel
    )
    {
        var rows = await (
            from affiliation in of
            where !affiliation.IsPast
            orderby affiliation.Id
            select new
            {
                affiliation,
                Organisation = db.Organisations()
                    .Where(row => row.Id == affiliation.OrganisationId)
                    .Select(row => row.Name)
                    .FirstOrDefault(),
            }
        ).ToListAsync(cancel);
        return rows.ToLookup(
            row => row.affiliation.PersonId,
            row => new Cards.Work
            {
                Organisation = row.Organisation,
                Title = row.affiliation.Title,
                Role = row.affiliation.Role,
                Units = row.affiliation.Units,
                Group = row.affiliation.CardGroup,
                Details = row.affiliation.CardDetails,
            }
        );
    }

    /// <summary>The one that is shown comes first.</summary>
    private static async Task<ILookup<Guid, Photo>> Photos(TilthDb db, Person[] people, CancellationToken cancel)
    {
        var ids = people.Select(person => person.Id).ToList();
        var photos = db.Photos().Where(row => ids.Contains(row.PersonId));
        return (await ShownPhotos.Ordered(photos).ToListAsync(cancel)).ToLookup(photo => photo.PersonId);
    }

    private static async Task<ILookup<Guid, string>> Labels(
        IQueryable<PersonLabel> of,
        TilthDb db,
        CancellationToken cancel
    )
    {
        var rows = await (
            from put in of
            join label in db.Labels() on put.LabelId equals label.Id
            orderby label.NameKey
            select new { put.PersonId, label.Name }
        ).ToListAsync(cancel);
        return rows.ToLookup(row => row.PersonId, row => row.Name);
    }
}
