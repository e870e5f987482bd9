using System.Buffers.Text;
using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.People.Photos;
using Tilth.Store;
using Photo = Tilth.People.Photos.Photo;

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
        var picture = form.Fields?.Contains(SharedField.Photo) == true ? await PictureOf(me, id, cancel) : null;
        // By its name alone, so that it can be told there again.
        given = given with
        {
            Photo = picture is null ? null : new Cards.Photo(null, null, NameOf(picture.Hash)),
        };
        var arrived = await store.Write(there, "share-person", db => Arrive(db, there, newcomer, picture), cancel);
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

    /// <summary>RFC 6920: what is named by its digest.</summary>
    internal static string NameOf(string hash) =>
        $"ni:///sha-256;{Base64Url.EncodeToString(Convert.FromHexString(hash))}";

    /// <summary>The photo that is shown.</summary>
    private async Task<Picture?> PictureOf(Me me, Guid id, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var photo = await ShownPhotos.Ordered(db.Photos().Where(row => row.PersonId == id)).FirstOrDefaultAsync(cancel);
        return photo is null ? null : Picture.Of(photo.Bytes);
    }

    private async Task<Guid> Arrive(TilthDb db, Me there, Newcomer newcomer, Picture? picture)
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
        if (picture is not null && await ShownPhotos.Of(db, person.Id) is null)
            db.Add(Photo.Of(person, picture, now));
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
