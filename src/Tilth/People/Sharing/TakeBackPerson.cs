using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.People.Merging;
using Tilth.People.Photos;
using Tilth.Store;

namespace Tilth.People.Sharing;

/// <summary>
/// Takes somebody whom I shared out of the other book again: the whole entry where nobody wrote anything about them there, else
/// what I gave and still stands as I gave it.
/// </summary>
public sealed class TakeBackPerson(TilthStore store, Seats seats)
{
    public enum Outcome
    {
        /// <summary>The entry there is gone.</summary>
        Gone,

        /// <summary>The name stays, since somebody wrote about them there; what I gave besides is gone.</summary>
        OnlyTheName,

        /// <summary>I may not write there any more: what I gave stays, and so does the way to take it back.</summary>
        NotReached,
        NotFound,
    }

    public async Task<Written<Outcome>> Do(Me me, Guid id, CancellationToken cancel = default)
    {
        SharedPerson? link;
        await using (var db = store.Read(me))
            link = await db.Mine<SharedPerson>().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (link is null)
            return new Written<Outcome>(Outcome.NotFound, null);
        var seat = (await seats.Of(me.AccountId, cancel)).FirstOrDefault(seat => seat.SpaceId == link.IntoSpaceId);
        if (seat?.IsOpenTo(me) != true || seat.For(me) is not { MayWrite: true } there)
            return new Written<Outcome>(Outcome.NotReached, null);
        var outcome = (await store.Write(there, "take-back-person", db => Leave(db, link), cancel)).Outcome;
        return await store.Write(
            me,
            "take-back-person",
            async db =>
            {
                if (await db.Mine<SharedPerson>().FirstOrDefaultAsync(row => row.Id == id) is { } mine)
                    db.Remove(mine);
                return outcome;
            },
            cancel
        );
    }

    private static async Task<Outcome> Leave(TilthDb db, SharedPerson link)
    {
        // There they may have become part of another entry since.
        var now = await db.WhoIsNow(link.IntoPersonId);
        var person = await db.People().FirstOrDefaultAsync(row => row.Id == now);
        if (person is null)
            return Outcome.Gone;
        if (
            person.Origin.Source == SharedPerson.Source
            && !await IsOfOthersToo(db, person.Id)
            && !await db.HasOwnRowsOfAnybody(person)
        )
        {
            await db.RemoveWithReferences(person);
            return Outcome.Gone;
        }
        Withdraw(person, link.Given);
        var firms = link.Given.Work.Select(work => Organisation.KeyOf(work.Organisation ?? "")).ToList();
        var work = await (
            from affiliation in db.Affiliations()
            join organisation in db.Organisations() on affiliation.OrganisationId equals (Guid?)organisation.Id
            where affiliation.PersonId == person.Id && firms.Contains(organisation.NameKey)
            select affiliation
        ).ToListAsync();
        db.RemoveRange(work);
        if (link.Given.Photo?.Uri is { } name)
        {
            var photos = await db.Photos().Where(row => row.PersonId == person.Id).ToListAsync();
            db.RemoveRange(photos.Where(photo => SharePerson.NameOf(photo.Hash) == name));
        }
        return Outcome.OnlyTheName;
    }

    /// <summary>True where another member changed anything about the person that everybody sees.</summary>
    private static Task<bool> IsOfOthersToo(TilthDb db, Guid person) =>
        db.Set<Change>()
            .Where(change => change.PersonId == person && change.MemberId == null)
            .AnyAsync(change =>
                db.Set<Operation>().Any(act => act.Id == change.OperationId && act.MemberId != db.Me!.MemberId)
            );

    private static void Withdraw(Person person, Contact given)
    {
        var phones = given
            .Phones.Select(fact => PersonKeys.PhoneKey(Phones.Of(fact)))
            .ToHashSet(StringComparer.Ordinal);
        person.IsReachedBy(
            [
                .. person.Emails.Where(fact =>
                    !given.Emails.Any(mine => PersonKeys.EmailKey(mine.Value) == PersonKeys.EmailKey(fact.Value))
                ),
            ],
            [.. person.Phones.Where(phone => !phones.Contains(PersonKeys.PhoneKey(phone)))]
        );
        person.IsFoundAt(
            [
                .. person.Addresses.Where(address =>
                    !given.Addresses.Any(mine => mine.Street == address.Street && mine.Locality == address.Locality)
                ),
            ],
            [.. person.Links.Where(fact => !given.Links.Any(mine => mine.Value == fact.Value))],
            [.. person.Messengers.Where(fact => !given.Messengers.Any(mine => mine.Value == fact.Value))]
        );
        if (given.Birthday is not null && person.Birthday == given.Birthday)
            person.IsBorn(null);
        if (given.Note is not null && person.About == given.Note)
            person.IsDescribed(null);
    }
}
