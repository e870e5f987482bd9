using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Conversations;
using Tilth.People;
using Tilth.People.Merging;
using Tilth.Promises;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>Answers a question that a line left open: what waited for it is completed.</summary>
public sealed class AnswerQuestion(TilthStore store, Say say, TimeProvider clock)
{
    public enum Outcome
    {
        Answered,

        /// <summary>It was answered before (a double click, another tab); nothing was changed.</summary>
        AnsweredBefore,

        /// <summary>Several are called so: they are the choices now.</summary>
        SeveralOfThatName,

        /// <summary>Nothing was chosen or typed.</summary>
        NothingSaid,
        NotFound,
    }

    /// <summary>The number of a choice, one past the last to leave all as it is; or a name or a day of one's own.</summary>
    public sealed class Form
    {
        public int? Choice { get; set; }

        public string? Name { get; set; }

        public DateOnly? Day { get; set; }
    }

    public Task<Written<Outcome>> Do(Me me, Guid line, int question, Form form, CancellationToken cancel = default) =>
        store.Write(me, "answer", db => Answer(db, me, line, question, form), cancel);

    private async Task<Outcome> Answer(TilthDb db, Me me, Guid id, int question, Form form)
    {
        var line = await db.Mine<WrittenLine>().FirstOrDefaultAsync(row => row.Id == id);
        if (line is null || question < 0 || question >= line.Questions.Count)
            return Outcome.NotFound;
        var asked = line.Questions[question];
        if (asked.Answer is not null)
            return Outcome.AnsweredBefore;
        if (form.Choice < 0 || form.Choice > asked.Choices.Count)
            return Outcome.NotFound;
        if (form.Choice == asked.Choices.Count)
        {
            line.Answer(question, "left as it is");
            return Outcome.Answered;
        }
        IReadOnlyList<Choice> may = form.Choice is { } at ? [asked.Choices[at]] : await Typed(db, me, asked, form);
        if (may.Count == 0)
            return Outcome.NothingSaid;
        if (may.Count > 1)
        {
            line.Offer(question, may);
            return Outcome.SeveralOfThatName;
        }
        var chosen = may[0];
        await Apply(db, me, line, asked, chosen);
        line.Answer(question, chosen.Label);
        return Outcome.Answered;
    }

    /// <summary>What was typed, as choices: a day, whoever is called so, or somebody new of that name.</summary>
    private async Task<IReadOnlyList<Choice>> Typed(TilthDb db, Me me, Question asked, Form form)
    {
        if (asked.TakesDay && form.Day is { } day)
            return [new Choice(say.Day(day, me.Today(clock)), Day: day)];
        if (!asked.TakesName || Blank.ToNull(form.Name) is not { Length: <= 300 } name)
            return [];
        var meant = await Meant.Of(db, name, chosen: null, except: Guid.Empty);
        return meant.Id is { } known ? [new Choice(name, known)]
            : meant.Choices.Count == 0 ? [new Choice(name, NewName: name)]
            :
            [
                .. meant.Choices.Select(choice => new Choice(choice.Name, choice.Id) { Hint = choice.Work }),
                new Choice(say["{0} (new)", name], NewName: name),
            ];
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
        var id =
            choice.NewName is { } name
                ? await db.NewPerson(me, name, choice.Title, choice.Organisation, standing, await MetOn(db, asked), now)
            : choice.PersonId is { } chosen ? await db.WhoIsNow(chosen)
            : null;
        if (id is not { } person)
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
