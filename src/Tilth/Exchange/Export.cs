using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.People;
using Tilth.People.Segments;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>Writes the people of a book out as cards or as a table: the shared facts, with all that their cards ever carried.</summary>
public sealed class Export(TilthStore store, SegmentFilter filter, ViewBudget budget)
{
    private const int AtOnce = 200;

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
        var contacts = people.Select(person => person.ToContact([.. work[person.Id]], [.. labels[person.Id]]));
        if (format == Format.VCard)
            VCardWriter.Write(contacts, VCardVersion.V40, output);
        else
            AddressBookCsv.Write(contacts, output);
        return people.Count;
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
        VCardWriter.Write([person.ToContact([.. work[id]], [.. labels[id]])], VCardVersion.V40, card);
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
        await foreach (var people in others.AsAsyncEnumerable().Chunk(AtOnce).WithCancellation(cancel))
            yield return [.. people.Select(person => person.ToContact([.. work[person.Id]], [.. labels[person.Id]]))];
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
