using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Writes down somebody new; only a name is needed.</summary>
public sealed class AddPerson(TilthStore store, WhoIsThis who, TimeProvider clock)
{
    private static readonly HashSet<Guid> Nobody = [];

    public sealed record Form : IValidatableObject
    {
        /// <summary>Made where the form is filled in, so that sending it twice adds once.</summary>
        public Guid Id { get; set; }

        [Required(ErrorMessage = "A name is all that is needed."), StringLength(300), Seen]
        public string Name { get; set; } = "";

        [StringLength(254)]
        public string? Email { get; set; }

        [StringLength(60)]
        public string? Phone { get; set; }

        [StringLength(300)]
        public string? Organisation { get; set; }

        [StringLength(300)]
        public string? Title { get; set; }

        [StringLength(2000)]
        public string? HowMet { get; set; }

        public Guid? CircleId { get; set; }

        /// <summary>I have not met this person, but would like to.</summary>
        public bool Wanted { get; set; }

        /// <summary>Who in the book is alike, was seen, and is somebody else.</summary>
        public Guid? AnotherThan { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Reachable.EmailProblem(Facts.Of(Email)) is { } email)
                yield return new(email, [nameof(Email)]);
            if (Reachable.PhoneProblem(Facts.Of(Phone)) is { } phone)
                yield return new(phone, [nameof(Phone)]);
        }
    }

    /// <summary>Who in the book may be the one whom the form names; null for nobody, or where that was answered.</summary>
    public async Task<Likeness?> Alike(Me me, Form form, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        if (await db.Relationships().AnyAsync(row => row.Id == form.Id, cancel))
            return null;
        var newcomer = new Newcomer(
            new Contact
            {
                DisplayName = form.Name.Trim(),
                Emails = Facts.Of(form.Email),
                Phones = [.. Phones.Of(form.Phone).Select(phone => phone.Typed)],
                Work = [new Cards.Work { Organisation = Blank.ToNull(form.Organisation) }],
            }
        );
        // All names are read only for somebody who is not found by what is quicker.
        var alike =
            (await who.Of(db, [newcomer], NearNames.None, Nobody, cancel))[0]
            ?? (await who.Of(db, [newcomer], await NearNames.Of(db, cancel), Nobody, cancel))[0];
        return alike?.PersonId == form.AnotherThan ? null : alike;
    }

    /// <summary>Adds whom the form names, unless somebody of that very name is here: that is one whom I know from now on.</summary>
    public async Task<Guid> AddOrKnow(Me me, Form form, CancellationToken cancel = default)
    {
        if (await Alike(me, form, cancel) is not { Reason: LikenessReason.SameName } here)
            return (await Do(me, form, cancel)).Outcome;
        await Know(me, here.PersonId, form.CircleId, cancel);
        return here.PersonId;
    }

    /// <summary>In that circle, unless in one already.</summary>
    private Task<Written<bool>> Know(Me me, Guid person, Guid? circle, CancellationToken cancel = default) =>
        store.Write(
            me,
            "edit-relationship",
            async db =>
            {
                var mine = await db.MySide(me, person, clock.GetUtcNow());
                mine.IsKnown();
                mine.KeepInTouch(mine.CircleId ?? await db.OwnCircle(me, circle), mine.CadenceDays);
                return true;
            },
            cancel
        );

    /// <summary>The id of the person, the same when the same form comes twice.</summary>
    public Task<Written<Guid>> Do(Me me, Form form, CancellationToken cancel = default) =>
        store.Write(me, "add-person", db => Add(db, me, form), cancel);

    private async Task<Guid> Add(TilthDb db, Me me, Form form)
    {
        var now = clock.GetUtcNow();
        var id = form.Id == Guid.Empty ? NewId.At(now) : form.Id;
        if (await db.Relationships().FirstOrDefaultAsync(row => row.Id == id) is { } before)
            return before.PersonId;
        var person = Person.Add(me.SpaceId, form.Name, new Origin("by hand", now), now);
        person.IsReachedBy(Facts.Of(form.Email), Phones.Of(form.Phone));
        db.Add(person);
        await Work(db, person, form, now);
        var relationship = Relationship.With(person.Id, me, form.Wanted ? Standing.Wanted : Standing.Known, id);
        // That they are written down today says nothing of when one met.
        relationship.Met(null, Blank.ToNull(form.HowMet), null);
        relationship.KeepInTouch(await db.OwnCircle(me, form.CircleId), null);
        db.Add(relationship);
        return person.Id;
    }

    private static async Task Work(TilthDb db, Person person, Form form, DateTimeOffset now)
    {
        var organisation = await db.OrganisationNamed(person.SpaceId, form.Organisation, now);
        if (organisation is not null || Blank.ToNull(form.Title) is not null)
            db.Add(Affiliation.Of(person, organisation, Blank.ToNull(form.Title), now));
    }
}
