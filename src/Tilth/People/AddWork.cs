using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Writes down a post of a person, in a firm, school or club, now or before, and through whom it was found.</summary>
public sealed class AddWork(TilthStore store, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Saved : Outcome;

        public sealed record NotFound : Outcome;

        /// <summary>A field that is not clear, with what to do and, for a name, who may be meant.</summary>
        public sealed record Unclear(string Field, string Message, IReadOnlyList<Meant.Choice> Choices) : Outcome;
    }

    public sealed record Form
    {
        /// <summary>Made where the form is filled in, so that sending it twice adds once.</summary>
        public Guid Id { get; set; }

        [StringLength(300)]
        public string? Title { get; set; }

        [StringLength(300)]
        public string? Organisation { get; set; }

        [StringLength(10)]
        public string? From { get; set; }

        [StringLength(10)]
        public string? To { get; set; }

        /// <summary>It is over, also where nobody knows since when.</summary>
        public bool IsPast { get; set; }

        /// <summary>The name of somebody in the book.</summary>
        [StringLength(300)]
        public string? Through { get; set; }

        /// <summary>Who was picked where several bear that name.</summary>
        public Guid? ThroughId { get; set; }
    }

    public Task<Written<Outcome>> Do(Me me, Guid person, Form form, CancellationToken cancel = default) =>
        store.Write(me, "add-work", db => Add(db, me, person, form), cancel);

    private async Task<Outcome> Add(TilthDb db, Me me, Guid id, Form form)
    {
        var person = await db.People().FirstOrDefaultAsync(row => row.Id == id);
        if (person is null)
            return new Outcome.NotFound();
        if (await db.Affiliations().AnyAsync(row => row.Id == form.Id))
            return new Outcome.Saved();
        var now = clock.GetUtcNow();
        var post = Affiliation.Of(person, form.Id == Guid.Empty ? NewId.At(now) : form.Id);
        var outcome = await Fill(db, me, post, form, now);
        if (outcome is Outcome.Saved)
            db.Add(post);
        return outcome;
    }

    /// <summary>Puts the form's fields into the post, all of them or none.</summary>
    internal static async Task<Outcome> Fill(TilthDb db, Me me, Affiliation post, Form form, DateTimeOffset now)
    {
        if ((Blank.ToNull(form.Title) ?? Blank.ToNull(form.Organisation)) is null)
            return Unclear(nameof(form.Title), "Please write as what, or where, or both.");
        if (!Read(form.From, out var from))
            return Unclear(nameof(form.From), "Please write 2019-05-12, 2019-05 or 2019.");
        if (!Read(form.To, out var to))
            return Unclear(nameof(form.To), "Please write 2019-05-12, 2019-05 or 2019.");
        if (IsAfter(from, to))
            return Unclear(nameof(form.To), "This lies before the beginning. Which of the two is right?");
        var through = await Meant.Of(db, form.Through, form.ThroughId ?? post.FoundThroughId, except: post.PersonId);
        if (through.Problem is { } problem)
            return new Outcome.Unclear(nameof(form.Through), problem, through.Choices);
        post.Call(Blank.ToNull(form.Title));
        post.Move(await db.OrganisationNamed(me.SpaceId, form.Organisation, now));
        post.Lasted(from, to, form.IsPast);
        post.FoundThrough(through.Id);
        return new Outcome.Saved();

        static Outcome.Unclear Unclear(string field, string message) => new(field, message, []);
    }

    /// <summary>As far as both are known: May 2019 does not come after 2019.</summary>
    private static bool IsAfter(PartialDate? from, PartialDate? to)
    {
        if (from?.ToString() is not { } one || to?.ToString() is not { } other)
            return false;
        return string.CompareOrdinal(one, 0, other, 0, Math.Min(one.Length, other.Length)) > 0;
    }

    private static bool Read(string? text, out PartialDate? date)
    {
        date = null;
        if (Blank.ToNull(text) is null)
            return true;
        if (!PartialDate.TryParse(text, out var read) || read.Year is null)
            return false;
        date = read;
        return true;
    }
}
