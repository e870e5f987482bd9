using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Conversations;
using Tilth.People;
using Tilth.Promises;
using Tilth.Store;

namespace Tilth.Exchange.Sample;

/// <summary>
/// Puts a plainly fictional network into a book, as one operation that can be undone: about 300 people, two years of what
/// happened, promises both ways. The same every time but for today's date.
/// </summary>
public sealed class SampleNetwork(TilthStore store, TimeProvider clock)
{
    private const int People = 300,
        Days = 730,
        Talks = 900;

    private const string Verb = "plant-sample";

    /// <summary>The operation by which the sample is taken out again, and whether it came in only now: it is planted once.</summary>
    public async Task<(Guid Operation, bool IsNew)> Plant(Me me, CancellationToken cancel = default)
    {
        var operation = NewId.At(clock.GetUtcNow());
        // Always the same network, so that two people who look at it speak of the same.
        var dice = new Random(5210);
        var act = new Act(Verb, operation);
        var planted = default(Guid?);
        var people = await store.Write(
            me,
            act,
            async db =>
            {
                planted = await Planted(db);
                return planted is null ? await PlantPeople(db, me, dice) : [];
            },
            cancel
        );
        if (planted is { } before)
            return (before, false);
        await store.Write(me, act, db => PlantTalks(db, me, people.Outcome, dice), cancel);
        return (operation, true);
    }

    /// <summary>The operation that takes out the sample which is in the book; null where there is none.</summary>
    public async Task<Guid?> Planted(Me me, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await Planted(db, cancel);
    }

    private static Task<Guid?> Planted(TilthDb db, CancellationToken cancel = default) =>
        db.Set<Operation>()
            .Where(row => row.Verb == Verb && !Undo.Undone(db).Contains(row.Id))
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(cancel);

    private async Task<IReadOnlyList<Person>> PlantPeople(TilthDb db, Me me, Random dice)
    {
        var now = clock.GetUtcNow();
        var circles = await db.Mine<Circle>().OrderBy(circle => circle.Place).ToListAsync();
        var organisations = SampleWords.Organisations.Select(name => Organisation.Add(me.SpaceId, name, now)).ToList();
        var labels = new List<(string Name, Guid Id)>();
        foreach (var name in SampleWords.Labels)
            labels.Add((name, await db.LabelNamed(me.SpaceId, name, now)));
        db.AddMany(organisations);
        var people = Names()
            .OrderBy(_ => dice.Next())
            .Take(People)
            .Select(name => Somebody(me, name, dice, now))
            .ToList();
        db.AddMany(people);
        for (var at = 0; at < people.Count; at++)
            AddSides(db, me, people, at, organisations, circles, labels, dice, now);
        return people;
    }

    private static IEnumerable<(string Given, string Family)> Names() =>
        from given in SampleWords.Given
        from family in SampleWords.Family
        select (given, family);

    private static Person Somebody(Me me, (string Given, string Family) name, Random dice, DateTimeOffset now)
    {
        var person = Person.Add(me.SpaceId, $"{name.Given} {name.Family}", new Origin("the sample", now), now);
        person.CallIt(person.DisplayName, new NameParts { Given = name.Given, Family = name.Family });
        var email = $"{name.Given}.{name.Family}@example.org".ToLowerInvariant();
        person.IsReachedBy(Facts.Of(email), dice.Next(3) == 0 ? Phones.Of($"+351 900 000 {dice.Next(100, 1000)}") : []);
        var street = $"{name.Given.Length}{name.Family.Length} Garden Row";
        person.IsFoundAt([new PostalAddress { Street = street, Locality = Pick(SampleWords.Cities, dice) }], [], []);
        if (dice.Next(2) == 0)
            person.IsBorn(new PartialDate(null, dice.Next(1, 13), dice.Next(1, 29)));
        return person;
    }

    private static void AddSides(
        TilthDb db,
        Me me,
        List<Person> people,
        int at,
        List<Organisation> organisations,
        List<Circle> circles,
        List<(string Name, Guid Id)> labels,
        Random dice,
        DateTimeOffset now
    )
    {
        var person = people[at];
        db.AddMany([
            Affiliation.Of(
                person,
                organisations[dice.Next(organisations.Count)].Id,
                Pick(SampleWords.Titles, dice),
                now
            ),
        ]);
        foreach (var label in labels.Where(_ => dice.Next(6) == 0))
            db.AddMany([PersonLabel.Put(me.SpaceId, person.Id, label.Id, now)]);
        var wanted = at % 60 == 59;
        var mine = Relationship.With(person.Id, me, wanted ? Standing.Wanted : Standing.Known, now);
        if (wanted)
            mine.Want("the Courier");
        else
            mine.Met(
                new PartialDate(dice.Next(2012, 2026), dice.Next(1, 13), null),
                Pick(SampleWords.HowMet, dice),
                at > 0 && dice.Next(3) == 0 ? people[dice.Next(at)].Id : null
            );
        // Close to few, near to some, wide for many, and many without a rhythm: as it is in life.
        var ring = at switch
        {
            < 12 => 0,
            < 50 => 1,
            < 130 => 2,
            _ => -1,
        };
        if (ring >= 0 && ring < circles.Count && !wanted)
            mine.KeepInTouch(circles[ring].Id, null);
        db.AddMany([mine]);
    }

    private Task<bool> PlantTalks(TilthDb db, Me me, IReadOnlyList<Person> people, Random dice)
    {
        var (now, today) = (clock.GetUtcNow(), me.Today(clock));
        var kinds = new[]
        {
            InteractionKind.Coffee,
            InteractionKind.Call,
            InteractionKind.Met,
            InteractionKind.Meal,
            InteractionKind.Mail,
        };
        for (var number = 0; number < Talks; number++)
        {
            // Some are met often, most seldom.
            var person = people[(int)(Math.Pow(dice.NextDouble(), 2.2) * 200)];
            var on = today.AddDays(-(int)(Math.Pow(dice.NextDouble(), 1.3) * Days));
            var talk = Interaction.Record(me, NewId.At(now), kinds[dice.Next(kinds.Length)], on);
            talk.Said(Pick(SampleWords.Talks, dice), dice.Next(2) == 0 ? Pick(SampleWords.Places, dice) : null, null);
            db.Add(talk);
            db.Add(Participant.In(talk, person.Id, now));
            if (number % 15 == 0)
                AddPromise(db, me, person, talk, today, number, now, dice);
        }
        return Task.FromResult(true);
    }

    private static void AddPromise(
        TilthDb db,
        Me me,
        Person person,
        Interaction talk,
        DateOnly today,
        int number,
        DateTimeOffset now,
        Random dice
    )
    {
        var owner = number % 4 == 0 ? Owner.Theirs : Owner.Mine;
        // The last few are still open; what was promised long ago was kept.
        var isOpen = number % 90 == 0;
        var made = isOpen ? today.AddDays(-dice.Next(2, 9)) : talk.On;
        var todo = Todo.Make(
            me,
            NewId.At(now),
            TodoKind.Promise,
            owner,
            person.Id,
            Pick(SampleWords.Promises, dice),
            made,
            isOpen ? today.AddDays(dice.Next(-2, 2)) : null
        );
        if (!isOpen)
            todo.Keep(made.AddDays(5) < today ? made.AddDays(5) : today);
        db.Add(todo);
    }

    private static string Pick(string[] words, Random dice) => words[dice.Next(words.Length)];
}
