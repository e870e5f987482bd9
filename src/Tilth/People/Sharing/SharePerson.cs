using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People.Sharing;

/// <summary>
/// Gives somebody of my own book to a shared one: the name and the facts that I choose. Who is there already is completed, not
/// doubled.
/// </summary>
public sealed class SharePerson(TilthStore store, Seats seats, TimeProvider clock)
{
    public enum Outcome
    {
        Shared,
        NotFound,

        /// <summary>I have no seat there that may write.</summary>
        NoSuchBook,
    }

    public sealed record Form
    {
        /// <summary>The word of the book in its address.</summary>
        public string Book { get; set; } = "";

        /// <summary>Null where nothing was ticked.</summary>
        public IList<SharedField>? Fields { get; set; }
    }

    public async Task<Written<Outcome>> Do(Me me, Guid id, Form form, CancellationToken cancel = default)
    {
        if (await Given(me, id, [.. form.Fields ?? []], cancel) is not { } given)
            return new Written<Outcome>(Outcome.NotFound, null);
        var there = await seats.Enter(me, form.Book, cancel);
        if (there is not { Slug: not null, MayWrite: true })
            return new Written<Outcome>(Outcome.NoSuchBook, null);
        var newcomer = new Newcomer(given);
        var arrived = await store.Write(there, "share-person", db => Arrive(db, there, newcomer), cancel);
        return await store.Write(
            me,
            "share-person",
            async db =>
            {
                var known = await db.Mine<SharedPerson>()
                    .FirstOrDefaultAsync(row => row.PersonId == id && row.IntoSpaceId == there.SpaceId);
                if (known is null)
                    db.Add(SharedPerson.Of(me, id, there.SpaceId, arrived.Outcome, given, clock.GetUtcNow()));
                else
                    known.IsGiven(arrived.Outcome, given);
                return Outcome.Shared;
            },
            cancel
        );
    }

    /// <summary>What would be given; null where the person is not in my own book.</summary>
    public async Task<Contact?> Given(
        Me me,
        Guid id,
        IReadOnlyCollection<SharedField> fields,
        CancellationToken cancel = default
    )
    {
        if (me.Slug is not null)
            return null;
        await using var db = store.Read(me);
        var person = await db.People().FirstOrDefaultAsync(row => row.Id == id && !db.Oneself.Contains(row.Id), cancel);
        if (person is null)
            return null;
        var work = await (
            from affiliation in db.Affiliations()
            where affiliation.PersonId == id && !affiliation.IsPast
            orderby affiliation.Id
            select new Cards.Work
            {
                Organisation = db.Organisations()
                    .Where(row => row.Id == affiliation.OrganisationId)
                    .Select(row => row.Name)
                    .FirstOrDefault(),
                Title = affiliation.Title,
            }
        ).ToListAsync(cancel);
        return person.ToContact(work, []).Only(fields);
    }

    private async Task<Guid> Arrive(TilthDb db, Me there, Newcomer newcomer)
    {
        var now = clock.GetUtcNow();
        var person = await Known(db, newcomer);
        if (person is null)
            db.Add(
                person = newcomer.ToPerson(
                    there.SpaceId,
                    new Origin(SharedPerson.Source, now, null, "given by a member"),
                    now
                )
            );
        else
            person.Complete(newcomer);
        foreach (var work in newcomer.Contact.Work)
        {
            var firm = await db.OrganisationNamed(there.SpaceId, work.Organisation, now);
            if (
                !await db.Affiliations()
                    .AnyAsync(row => row.PersonId == person.Id && row.OrganisationId == firm && row.Title == work.Title)
            )
                db.Add(Affiliation.Of(person, firm, work.Title, now));
        }
        return person.Id;
    }

    /// <summary>By the card, else by an address that is one person's.</summary>
    private static async Task<Person?> Known(TilthDb db, Newcomer newcomer)
    {
        var emails = newcomer.Keys.Where(key => key.Kind == PersonKeyKind.Email).Select(key => key.Value).ToList();
        var ids = await db.PersonKeys()
            .Where(key =>
                (key.Kind == PersonKeyKind.Uid && key.Value == newcomer.Uid)
                || (key.Kind == PersonKeyKind.Email && emails.Contains(key.Value))
            )
            .OrderByDescending(key => key.Kind == PersonKeyKind.Uid)
            .Select(key => key.PersonId)
            .ToListAsync();
        return ids.Count > 0 && (ids.Distinct().Count() == 1 || emails.Count == 0)
            ? await db.People().FirstOrDefaultAsync(row => row.Id == ids[0])
            : null;
    }
}
