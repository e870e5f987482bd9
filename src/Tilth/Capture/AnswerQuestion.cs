using Microsoft.EntityFrameworkCore;
using Tilth.Conversations;
using Tilth.People;
using Tilth.Promises;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>Answers a question that a line left open: what waited for it is completed.</summary>
public sealed class AnswerQuestion(TilthStore store, TimeProvider clock)
{
    /// <summary>False where there is no such open question of mine.</summary>
    public Task<Written<bool>> Do(Me me, Guid line, int question, int choice, CancellationToken cancel = default) =>
        store.Write(me, "answer", db => Answer(db, me, line, question, choice), cancel);

    private async Task<bool> Answer(TilthDb db, Me me, Guid id, int question, int choice)
    {
        var line = await db.Lines().FirstOrDefaultAsync(row => row.Id == id && row.MemberId == me.MemberId);
        if (
            line is null
            || question < 0
            || choice < 0
            || question >= line.Questions.Count
            || line.Questions[question].Answer is not null
        )
            return false;
        var asked = line.Questions[question];
        // A choice past the last says that none of these fits.
        var chosen = choice < asked.Choices.Count ? asked.Choices[choice] : null;
        if (chosen?.Day is { } day)
            await SetDay(db, asked, day);
        else if (chosen is not null && await Person(db, me, chosen) is { } person)
            await SetPerson(db, asked, person);
        line.Answer(question, chosen?.Label ?? "none of these");
        return true;
    }

    private async Task<Guid?> Person(TilthDb db, Me me, Choice chosen)
    {
        var now = clock.GetUtcNow();
        if (chosen.NewName is { } name)
        {
            var person = People.Person.Add(me.SpaceId, name, new Origin("a line", now), now);
            db.Add(person);
            db.Add(Relationship.With(person.Id, me, Standing.Known, now));
            return person.Id;
        }
        if (chosen.PersonId is not { } id || !await db.People().AnyAsync(row => row.Id == id))
            return null;
        (await db.MySide(me, id, now)).IsKnown();
        return id;
    }

    private static async Task SetDay(TilthDb db, Question asked, DateOnly day)
    {
        foreach (var todo in await db.Todos().Where(row => asked.Promises.Contains(row.Id)).ToListAsync())
            todo.IsDue(day);
    }

    private async Task SetPerson(TilthDb db, Question asked, Guid person)
    {
        foreach (var todo in await db.Todos().Where(row => asked.Promises.Contains(row.Id)).ToListAsync())
            todo.IsFor(person);
        foreach (var talk in await db.Interactions().Where(row => asked.Talks.Contains(row.Id)).ToListAsync())
        {
            if (!await db.Participants().AnyAsync(row => row.InteractionId == talk.Id && row.PersonId == person))
                db.Add(Participant.In(talk, person, clock.GetUtcNow()));
        }
    }
}
