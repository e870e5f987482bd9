using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>
/// Saves a line: word for word always, what is certain in it as one operation, and each doubt as a question for later.
/// </summary>
public sealed class WriteLine(TilthStore store, LineGrammar grammar, BookNames names, Say say, TimeProvider clock)
{
    /// <summary>The longest line that is taken, in characters.</summary>
    public const int Longest = 10_000;

    public sealed record Form
    {
        /// <summary>Made where the line is written, so that sending it twice saves it once.</summary>
        public Guid Id { get; set; }

        [Required(ErrorMessage = "One line: whom did you meet?"), StringLength(Longest)]
        public string Line { get; set; } = "";
    }

    /// <summary>What became of a line, for the sentence after it.</summary>
    public sealed record Outcome(IReadOnlyList<string> People, int Promises, int Questions, Guid? Person);

    /// <summary>How the line reads now; nothing is saved.</summary>
    public Task<Reading> Look(Me me, string line, CancellationToken cancel = default) => Look(me, line, [], cancel);

    /// <summary>As <see cref="Look(Me, string, CancellationToken)"/>, for words of a talk with these people.</summary>
    public async Task<Reading> Look(
        Me me,
        string line,
        IReadOnlyList<Candidate> with,
        CancellationToken cancel = default
    ) =>
        grammar.Read(
            line,
            new CaptureContext
            {
                Now = Now(me),
                Names = await names.Of(me, cancel),
                With = with,
            }
        );

    public async Task<Written<Outcome>> Do(Me me, Form form, CancellationToken cancel = default)
    {
        var now = Now(me);
        var reading = await Look(me, form.Line, cancel);
        var id = form.Id == Guid.Empty ? NewId.At(clock.GetUtcNow()) : form.Id;
        return await store.Write(
            me,
            "note",
            async db =>
            {
                if (await db.Lines().AnyAsync(row => row.Id == id))
                    return new Outcome([], 0, 0, null);
                var line = WrittenLine.Keep(me, id, form.Line, now);
                db.Add(line);
                return await new Applying(db, me, clock, say, line, reading).Do();
            },
            cancel
        );
    }

    /// <summary>The moment in the zone of the account.</summary>
    internal DateTime Now(Me me) =>
        DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), me.Zone).DateTime, DateTimeKind.Unspecified);
}
