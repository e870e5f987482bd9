using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Conversations;
using Tilth.People;
using Tilth.Promises;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>Answers a question that a line left open: what waited for it is completed.</summary>
public sealed class AnswerQuestion(TilthStore store, TimeProvider clock)
{
    public enum Outcome
    {
        Answered,

        /// <summary>It was answered before (a double click, another tab); nothing was changed.</summary>
        AnsweredBefore,
        NotFound,
    }

    /// <param name="choice">The number of the choice; one past the last leaves all as it is.</param>
    public Task<Written<Outcome>> Do(Me me, Guid line, int question, int choice, CancellationToken cancel = default) =>
        store.Write(me, "answer", db => Answer(db, me, line, question, choice), cancel);

    private async Task<Outcome> Answer(TilthDb db, Me me, Guid id, int question, int choice)
    {
        var line = await db.Mine<WrittenLine>().FirstOrDefaultAsync(row => row.Id == id);
        if (line is null || question < 0 || question >= line.Questions.Count)
            return Outcome.NotFound;
        var asked = line.Questions[question];
        if (asked.Answer is not null)
            return Outcome.AnsweredBefore;
        if (choice < 0 || choice > asked.Choices.Count)
            return Outcome.NotFound;
        var chosen = choice < asked.Choices.Count ? asked.Choices[choice] : null;
        if (chosen is not null)
            await Apply(db, me, line, asked, chosen);
        line.Answer(question, chosen?.Label ?? "left as it is");
        return Outcome.Answered;
    }

    private async Task Apply(TilthDb db, Me me, WrittenLine line, Question asked, Choice chosen)
    {
        if (asked.Renames is { } person)
            await Rename(db, me, person, chosen);
        else if (chosen.Day is { } day)
            await SetDay(db, me, asked, day);
        else if (chosen.Place is { } place)
            await SetPlace(db, asked, place);
        else
            await SetPeople(db, me, asked, chosen);
        if (chosen.IsTheirs)
            line.Settle(asked.Promises);
    }

    private async Task SetPeople(TilthDb db, Me me, Question asked, Choice chosen)
    {
        var choices = chosen.IsAll ? asked.Choices.Where(choice => !choice.IsAll) : [chosen];
        var people = new List<Guid>();
        foreach (var choice in choices)
        {
            if (await Person(db, me, asked, choice) is { } person)
                people.Add(person);
        }
        foreach (var todo in await db.Todos().Where(row => asked.Promises.Contains(row.Id)).ToListAsync())
        {
            foreach (var person in people.Skip(1))
                db.Add(todo.AlsoFor(person, NewId.At(clock.GetUtcNow())));
            if (people.Count > 0)
                todo.IsFor(people[0]);
            if (chosen.IsTheirs)
                todo.IsOf(Owner.Theirs);
        }
        foreach (var talk in await db.Interactions().Where(row => asked.Talks.Contains(row.Id)).ToListAsync())
        {
            var there = await db.Participants()
                .Where(row => row.InteractionId == talk.Id)
                .Select(row => row.PersonId)
                .ToListAsync();
            db.AddRange(people.Except(there).Select(person => Participant.In(talk, person, clock.GetUtcNow())));
        }
        foreach (var (person, label) in people.SelectMany(person => asked.Labels.Select(label => (person, label))))
            await db.PutLabel(me.SpaceId, person, label, clock.GetUtcNow());
    }

    private async Task<Guid?> Person(TilthDb db, Me me, Question asked, Choice choice)
    {
        var now = clock.GetUtcNow();
        var standing = asked.IsWanted ? Standing.Wanted : Standing.Known;
        var id = choice.NewName is { } name
            ? await db.NewPerson(me, name, choice.Title, choice.Organisation, standing, await MetOn(db, asked), now)
            : choice.PersonId;
        if (id is not { } person || (choice.NewName is null && !await db.People().AnyAsync(row => row.Id == person)))
            return null;
        var mine =
            db.Relationships().Local.FirstOrDefault(row => row.PersonId == person) ?? await db.MySide(me, person, now);
        if (!asked.IsWanted)
            mine.IsKnown();
        else if (mine.LastContactOn is null)
            mine.Want(asked.ReadIn);
        return person;
    }

    /// <summary>The day of the talk that waited for the answer, if it has been.</summary>
    private static Task<DateOnly?> MetOn(TilthDb db, Question asked) =>
        db.Interactions()
            .Where(row => asked.Talks.Contains(row.Id) && !row.IsPlanned)
            .Select(row => (DateOnly?)row.On)
            .FirstOrDefaultAsync();

    private async Task SetDay(TilthDb db, Me me, Question asked, DateOnly day)
    {
        foreach (var todo in await db.Todos().Where(row => asked.Promises.Contains(row.Id)).ToListAsync())
            todo.IsDue(day);
        var today = me.Today(clock);
        foreach (var talk in await db.Interactions().Where(row => asked.Talks.Contains(row.Id)).ToListAsync())
            talk.IsOn(day, isAhead: day > today || (talk.IsPlanned && day == today));
    }

    private static async Task SetPlace(TilthDb db, Question asked, string place)
    {
        foreach (var talk in await db.Interactions().Where(row => asked.Talks.Contains(row.Id)).ToListAsync())
            talk.Said(talk.Text, talk.Place ?? place, talk.Minutes);
    }

    /// <summary>The name as it was meant, and the firm that it was thought to hold, or held too much.</summary>
    private async Task Rename(TilthDb db, Me me, Guid id, Choice chosen)
    {
        if (await db.People().FirstOrDefaultAsync(row => row.Id == id) is not { } person || chosen.NewName is null)
            return;
        var now = clock.GetUtcNow();
        if (person.DisplayName != chosen.NewName)
            person.CallIt(chosen.NewName, NameParts.None);
        var work = await db.Affiliations()
            .Where(row => row.PersonId == id)
            .OrderBy(row => row.Id)
            .FirstOrDefaultAsync();
        var firm = await db.OrganisationNamed(me.SpaceId, chosen.Organisation, now);
        if (work is null && firm is not null)
            db.Add(Affiliation.Of(person, firm, null, now));
        else if (work is { Title: null } && firm is null)
            db.Remove(work);
        else
            work?.Move(firm);
    }
}
