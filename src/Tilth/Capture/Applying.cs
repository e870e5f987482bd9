using Microsoft.EntityFrameworkCore;
using Tilth.Conversations;
using Tilth.People;
using Tilth.Promises;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>Turns a reading into records: new people, talks, promises, wants, labels; a doubtful name waits as a question.</summary>
internal sealed class Applying(TilthDb db, Me me, TimeProvider clock, WrittenLine line, Reading reading)
{
    private readonly Dictionary<string, Guid> _made = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Mention, Waiting> _waiting = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _people = [];
    private Guid? _first;

    private DateTimeOffset Now => clock.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(line.WrittenAt);

    public async Task<WriteLine.Outcome> Do()
    {
        foreach (var want in reading.Wants)
            await Want(want);
        Guid? talked = null;
        foreach (var talk in reading.Talks)
            talked ??= await Talk(talk);
        foreach (var promise in reading.Promises)
            await Promise(promise, talked);
        await Labels();
        Ask();
        return new WriteLine.Outcome(_people, reading.Promises.Count, line.Questions.Count, _first);
    }

    private async Task Want(Want want)
    {
        if (want.Person.Certain is not { } certain)
            return;
        var id = await Person(certain, want.Person, Standing.Wanted);
        var mine = db.Relationships().Local.FirstOrDefault(row => row.PersonId == id) ?? await db.MySide(me, id, Now);
        if (mine.Conversations == 0 && mine.LastContactOn is null)
            mine.Want(want.ReadIn);
    }

    private async Task<Guid?> Talk(Talk talk)
    {
        var interaction = Interaction.Record(me, NewId.At(Now), Kind(talk.Kind), talk.When.On);
        interaction.Said(line.Text, talk.Where?.Text, null);
        if (talk.When.Ahead)
            interaction.Plan(talk.When.At);
        var certain = new List<Guid>();
        foreach (var mention in talk.With)
        {
            if (mention.Certain is { } person)
                certain.Add(await Person(person, mention, Standing.Known));
            else
                Wait(mention).Talks.Add(interaction.Id);
        }
        if (certain.Count == 0 && talk.With.Count == 0)
            return null;
        db.Add(interaction);
        foreach (var person in certain.Distinct())
            db.Add(Participant.In(interaction, person, Now));
        return interaction.Id;
    }

    private async Task Promise(Promise promise, Guid? talked)
    {
        var mention = promise.People.Count > 0 ? promise.People[0] : null;
        var person = mention?.Certain is { } certain ? await Person(certain, mention, Standing.Known) : (Guid?)null;
        var todo = Todo.Make(
            me,
            NewId.At(Now),
            Kind(promise.Kind),
            promise.Whose == Whose.Mine ? Owner.Mine : Owner.Theirs,
            person,
            promise.Text,
            Today,
            promise.DueOn
        );
        if (talked is { } talk)
            todo.MadeIn(talk);
        db.Add(todo);
        if (mention is not null && person is null)
            Wait(mention).Promises.Add(todo.Id);
        foreach (var doubt in reading.Doubts.OfType<ForWhom>().Where(doubt => doubt.Promise == promise))
            _forWhom.Add((doubt, todo.Id));
        foreach (var doubt in reading.Doubts.OfType<WhichDay>().Where(doubt => Inside(doubt.Span, promise.Span)))
            _days.Add((doubt, todo.Id));
    }

    private readonly List<(ForWhom Doubt, Guid Todo)> _forWhom = [];
    private readonly List<(WhichDay Doubt, Guid Todo)> _days = [];

    private async Task<Guid> Person(Candidate candidate, Mention mention, Standing standing)
    {
        if (candidate.Id is { } known)
        {
            Name(candidate.Name, known);
            await Acquaint(known, standing);
            return known;
        }
        if (_made.TryGetValue(candidate.Name, out var made))
            return made;
        var person = People.Person.Add(me.SpaceId, candidate.Name, new Origin("a line", Now), Now);
        db.Add(person);
        var organisation = await db.OrganisationNamed(me.SpaceId, mention.Organisation, Now);
        if (organisation is not null || mention.Title is not null)
            db.Add(Affiliation.Of(person, organisation, mention.Title, Now));
        var mine = Relationship.With(person.Id, me, standing, Now);
        if (standing == Standing.Known)
            mine.Met(Cards.PartialDate.From(Today), null, null);
        db.Add(mine);
        _made[candidate.Name] = person.Id;
        Name(candidate.Name, person.Id);
        return person.Id;
    }

    private async Task Acquaint(Guid person, Standing standing)
    {
        var mine =
            db.Relationships().Local.FirstOrDefault(row => row.PersonId == person) ?? await db.MySide(me, person, Now);
        if (standing == Standing.Known)
            mine.IsKnown();
    }

    private void Name(string name, Guid id)
    {
        _first ??= id;
        if (!_people.Contains(name, StringComparer.Ordinal))
            _people.Add(name);
    }

    private async Task Labels()
    {
        foreach (var name in reading.Labels)
        {
            var label = await db.LabelNamed(me.SpaceId, name, Now);
            foreach (
                var person in reading
                    .Mentions.Select(mention => mention.Certain?.Id ?? _made.GetValueOrDefault(mention.Text))
                    .Where(id => id != default)
                    .Distinct()
                    .ToList()
            )
            {
                if (!await db.PersonLabels().AnyAsync(put => put.PersonId == person && put.LabelId == label))
                    db.Add(PersonLabel.Put(me.SpaceId, person, label, Now));
            }
        }
    }

    private Waiting Wait(Mention mention) =>
        _waiting.TryGetValue(mention, out var waiting) ? waiting : _waiting[mention] = new Waiting();

    private void Ask()
    {
        var questions = _waiting
            .Select(pair => Questions.WhichPerson(pair.Key, pair.Value.Talks, pair.Value.Promises))
            .ToList();
        questions.AddRange(_forWhom.Select(pair => Questions.ForWhom(pair.Doubt, pair.Todo)));
        questions.AddRange(_days.Select(pair => Questions.WhichDay(pair.Doubt, pair.Todo)));
        line.Ask(questions);
    }

    private static bool Inside(TextSpan inner, TextSpan outer) =>
        inner.Start >= outer.Start && inner.Start + inner.Length <= outer.Start + outer.Length;

    private static InteractionKind Kind(TalkKind kind) =>
        kind switch
        {
            TalkKind.Met => InteractionKind.Met,
            TalkKind.Call => InteractionKind.Call,
            TalkKind.Coffee => InteractionKind.Coffee,
            TalkKind.Meal => InteractionKind.Meal,
            TalkKind.Meeting => InteractionKind.Meeting,
            TalkKind.Mail => InteractionKind.Mail,
            TalkKind.Letter => InteractionKind.Letter,
            TalkKind.Message => InteractionKind.Message,
            TalkKind.Video => InteractionKind.Video,
            TalkKind.Event => InteractionKind.Evening,
        };

    private static TodoKind Kind(PromiseKind kind) =>
        kind switch
        {
            PromiseKind.Promise => TodoKind.Promise,
            PromiseKind.FollowUp => TodoKind.FollowUp,
            PromiseKind.Call => TodoKind.Call,
            PromiseKind.Letter => TodoKind.Letter,
            PromiseKind.ThankYou => TodoKind.ThankYou,
        };

    private sealed class Waiting
    {
        public List<Guid> Talks { get; } = [];
        public List<Guid> Promises { get; } = [];
    }
}
