using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Today;

/// <summary>Away until a day: Today asks for nothing before it. Coming back ends it sooner.</summary>
public sealed class GoAway(TilthStore store, TimeProvider clock)
{
    private const int MostDays = 366;

    public enum Outcome
    {
        Away,
        NotAhead,
        TooFar,
    }

    public sealed record Form
    {
        /// <summary>The first day on which one is here again.</summary>
        [Required(ErrorMessage = "Please give the day on which you are back, such as 2027-04-12.")]
        public DateOnly? BackOn { get; set; }
    }

    public Task<Written<Outcome>> Do(Me me, Form form, CancellationToken cancel = default) =>
        store.Write(
            me,
            "go-away",
            async db =>
            {
                var today = me.Today(clock);
                var back = form.BackOn ?? today;
                if (back <= today)
                    return Outcome.NotAhead;
                if (back > today.AddDays(MostDays))
                    return Outcome.TooFar;
                if (await Now(db, me, today) is { } absence)
                    absence.Until(back);
                else
                    db.Add(Absence.Begin(me, NewId.At(clock.GetUtcNow()), today, back));
                return Outcome.Away;
            },
            cancel
        );

    /// <summary>Here again: Today goes on at once. True, also for who is not away.</summary>
    public Task<Written<bool>> ComeBack(Me me, CancellationToken cancel = default) =>
        store.Write(
            me,
            "come-back",
            async db =>
            {
                var today = me.Today(clock);
                (await Now(db, me, today))?.Until(today);
                return true;
            },
            cancel
        );

    private static Task<Absence?> Now(TilthDb db, Me me, DateOnly today) =>
        db.Mine<Absence>().FirstOrDefaultAsync(row => row.From <= today && row.BackOn > today);
}
