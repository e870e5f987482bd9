using Microsoft.EntityFrameworkCore;
using Tilth.Conversations;
using Tilth.People;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>
/// Reads the words of a talk as it reads a line: what is promised in them, who else was there, what is planned next. The line
/// is kept only for the questions that it leaves; its words stand with the talk.
/// </summary>
public sealed class ReadsWhatWasSaid(TilthStore store, WriteLine lines, Say say, TimeProvider clock)
{
    public WhatWasSaid AsWhatWasSaid() => new(Read);

    private async Task<WhatWasSaid.Writing?> Read(
        Me me,
        string words,
        IReadOnlyList<Guid> with,
        CancellationToken cancel
    )
    {
        var reading = await lines.Look(me, words, await Whom(me, with, cancel), cancel);
        if (
            reading is { Promises.Count: 0, Wants.Count: 0, Labels.Count: 0 }
            && reading.Talks.All(talk => talk.With.Count == 0)
        )
            return null;
        return async (db, talk) =>
        {
            var line = WrittenLine.Keep(me, NewId.At(clock.GetUtcNow()), words, lines.Now(me));
            await new Applying(db, me, clock, say, line, reading, talk).Do();
            if (line.IsOpen)
                db.Add(line);
        };
    }

    private async Task<IReadOnlyList<Candidate>> Whom(Me me, IReadOnlyList<Guid> with, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        return await db.People()
            .Where(person => with.Contains(person.Id))
            .Select(person => new Candidate(person.Id, person.DisplayName))
            .ToListAsync(cancel);
    }
}
