using Microsoft.EntityFrameworkCore;
using Tilth.Conversations;
using Tilth.People;
using Tilth.Promises;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>Turns a reading into records: new people, talks, promises, wants, labels; a doubt waits as a question.</summary>
/// <param name="into">The talk whose words the line is: what the line says of that talk is put there.</param>
internal sealed class Applying(
    TilthDb db,
    Me me,
    TimeProvider clock,
    Say say,
    WrittenLine line,
    Reading reading,
    Interaction? into = null
)
{
    private readonly Dictionary<string, Guid> _made = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Waiting> _waiting = [];
    private readonly Dictionary<Promise, List<Guid>> _todos = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Talk, Guid> _talks = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _people = [];
    private Guid? _first;

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What one promises for a talk that lies ahead is due when it comes.</summary>
    private DateOnly? AheadOn =>
        reading.Talks is [{ When: { Ahead: true, On: var on } }] && _talks.Count > 0 ? on : null;

    private DateOnly Today => DateOnly.FromDateTime(line.WrittenAt);

    public async Task<WriteLine.Outcome> Do()
    {
        foreach (var want in reading.Wants)
            await Want(want);
        foreach (var talk in reading.Talks)
            await Talk(talk);
        foreach (var promise in reading.Promises)
            await Promise(promise);
        await Labels();
        Note();
        line.Ask(await Hints.For(db, say, Today, [.. Ask()]));
        return new WriteLine.Outcome(_people, reading.Promises.Count, line.Questions.Count, _first);
    }

    private async Task Want(Want want)
    {
        if (Certain(want.Person) is not { } certain)
        {
            Wait(want.Person).Want = want;
            return;
        }
        var id = await Person(certain, want.Person, Standing.Wanted, met: null);
        var mine = db.Relationships().Local.FirstOrDefault(row => row.PersonId == id) ?? await db.MySide(me, id, Now);
        if (mine.Conversations == 0 && mine.LastContactOn is null)
            mine.Want(want.ReadIn);
    }

    private async Task Talk(Talk talk)
    {
        if (talk.With.Count == 0)
            return;
        if (into is not null && !talk.When.Ahead)
        {
            await Join(into, talk);
            return;
        }
        var interaction = Interaction.Record(me, NewId.At(Now), TalkKinds.Of(talk.Kind), talk.When.On);
        interaction.Said(line.Text, talk.Where?.Text, null);
        if (talk.When.Ahead)
            interaction.Plan(talk.When.At);
        var certain = new HashSet<Guid>();
        foreach (var mention in talk.With)
        {
            if (Certain(mention) is { } person)
                certain.Add(await Person(person, mention, Standing.Known, talk.When.Ahead ? null : talk.When.On));
            else
                Wait(mention).Talks.Add(interaction.Id);
        }
        db.Add(interaction);
        foreach (var person in certain)
            db.Add(Participant.In(interaction, person, Now));
        _talks.Add(talk, interaction.Id);
    }

    /// <summary>Who else was there.</summary>
    private async Task Join(Interaction interaction, Talk talk)
    {
        _talks.Add(talk, interaction.Id);
        var there = await db.Participants()
            .Where(row => row.InteractionId == interaction.Id)
            .Select(row => row.PersonId)
            .ToListAsync();
        there.AddRange(
            db.Participants().Local.Where(row => row.InteractionId == interaction.Id).Select(row => row.PersonId)
        );
        foreach (var mention in talk.With)
        {
            if (Certain(mention) is not { } certain)
            {
                Wait(mention).Talks.Add(interaction.Id);
                continue;
            }
            var person = await Person(certain, mention, Standing.Known, interaction.On);
            if (there.Contains(person))
                continue;
            there.Add(person);
            db.Add(Participant.In(interaction, person, Now));
        }
    }

    /// <summary>What is promised to several is owed to each.</summary>
    private async Task Promise(Promise promise)
    {
        _todos[promise] = [];
        foreach (var mention in promise.People.DefaultIfEmpty())
        {
            var certain = mention is null ? null : Certain(mention);
            var todo = Todo.Make(
                me,
                NewId.At(Now),
                TalkKinds.Of(promise.Kind),
                promise.Whose == Whose.Mine ? Owner.Mine : Owner.Theirs,
                certain is null ? null : await Person(certain, mention!, Standing.Known, met: null),
                promise.Text,
                Today,
                promise.DueOn ?? AheadOn
            );
            if ((_talks.Count > 0 ? _talks.Values.First() : into?.Id) is { } talk)
                todo.MadeIn(talk);
            db.Add(todo);
            _todos[promise].Add(todo.Id);
            if (mention is not null && certain is null)
                Wait(mention).Promises.Add(todo.Id);
        }
    }

    /// <summary>The one whom it means; null while that, or whether it is a person at all, is a question.</summary>
    private Candidate? Certain(Mention mention) => IsPerson(mention) ? mention.Certain : null;

    private bool IsPerson(Mention mention) =>
        !reading.Doubts.OfType<PersonOrNot>().Any(doubt => doubt.Mention.MayBe(mention.Candidates));

    private async Task<Guid> Person(Candidate candidate, Mention mention, Standing standing, DateOnly? met)
    {
        if (candidate.Id is { } known)
        {
            Name(candidate.Name, known);
            await Acquaint(known, standing);
            return known;
        }
        if (_made.TryGetValue(candidate.Name, out var made))
            return made;
        var person = await db.NewPerson(me, candidate.Name, mention.Title, mention.Organisation, standing, met, Now);
        _made[candidate.Name] = person;
        Name(candidate.Name, person);
        return person;
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
        if (reading.Labels.Count == 0)
            return;
        var people = new HashSet<Guid>();
        foreach (var sure in reading.Mentions.Select(mention => mention.Certain).OfType<Candidate>())
        {
            if ((sure.Id ?? _made.GetValueOrDefault(sure.Name)) is var id && id != default && people.Add(id))
                Name(sure.Name, id);
        }
        foreach (var (person, label) in people.SelectMany(person => reading.Labels.Select(label => (person, label))))
            await db.PutLabel(me.SpaceId, person, label, Now);
    }

    /// <summary>What a line says of people whom I know stands on their pages, also where it tells of no talk and no promise.</summary>
    private void Note()
    {
        if (into is not null || reading.Talks.Count + reading.Promises.Count + reading.Wants.Count > 0)
            return;
        if (!SaysMore())
            return;
        var people = reading
            .Mentions.Where(IsPerson)
            .Select(mention => mention.Certain)
            .OfType<Candidate>()
            .Where(certain => certain.Id is not null)
            .DistinctBy(certain => certain.Id)
            .ToList();
        if (people.Count == 0)
            return;
        var note = Interaction.Record(me, NewId.At(Now), InteractionKind.Note, Today);
        note.Said(line.Text, null, null);
        db.Add(note);
        foreach (var person in people)
        {
            Name(person.Name, person.Id!.Value);
            db.Add(Participant.In(note, person.Id.Value, Now));
        }
    }

    /// <summary>False for "Rowan +vip", of which nothing is left beside the name and the label.</summary>
    private bool SaysMore()
    {
        var named = reading.Parts.Where(part => part.Kind is PartKind.Person or PartKind.Label).ToList();
        return reading
            .Line.Where((letter, at) => char.IsLetterOrDigit(letter) && !named.Exists(part => part.Span.Holds(at)))
            .Any();
    }

    /// <summary>One for each who is meant, however often they are named.</summary>
    private Waiting Wait(Mention mention)
    {
        var waiting = _waiting.Find(other => other.Mention.MayBe(mention.Candidates));
        if (waiting is null)
            _waiting.Add(waiting = new Waiting(mention));
        return waiting;
    }

    private IEnumerable<Question> Ask()
    {
        var questions = new Questions(say, Today, _made);
        foreach (var waiting in _waiting)
        {
            var question = IsPerson(waiting.Mention)
                ? questions.WhichPerson(waiting.Mention, IsSeveral(waiting.Mention))
                : questions.PersonOrNot(waiting.Mention);
            yield return question with
            {
                Talks = waiting.Talks,
                Promises = waiting.Promises,
                IsWanted = waiting.Want is not null,
                ReadIn = waiting.Want?.ReadIn,
                Labels = reading.Labels,
            };
        }
        // Whose promise it is comes first: that may settle for whom.
        foreach (var doubt in reading.Doubts.OrderBy(doubt => doubt is ForWhom))
        {
            if (Of(doubt, questions) is { } question)
                yield return question;
        }
    }

    private Question? Of(Doubt doubt, Questions questions) =>
        doubt switch
        {
            WhosePromise whose => questions.WhosePromise(whose) with { Promises = _todos[whose.Promise] },
            ForWhom whom => questions.ForWhom(whom) with { Promises = _todos[whom.Promise] },
            WhichDay day when Promised(day) is { } promise => questions.WhichDay(day, promise.Text) with
            {
                Promises = _todos[promise],
            },
            WhichDay day when Talked(day) is { } talk => questions.WhichDay(day, day.Span.In(line.Text)) with
            {
                Talks = [talk],
            },
            WhereNameEnds ends when _made.TryGetValue(ends.Mention.Text, out var person) => questions.WhereNameEnds(
                ends.Mention,
                person
            ),
            _ => null,
        };

    private bool IsSeveral(Mention mention) =>
        reading.Doubts.OfType<WhichPerson>().Any(doubt => doubt.OrSeveral && doubt.Mention.MayBe(mention.Candidates));

    private Promise? Promised(WhichDay doubt) =>
        reading.Promises.FirstOrDefault(promise =>
            doubt.Span.Start >= promise.Span.Start && doubt.Span.End <= promise.Span.End
        );

    private Guid? Talked(WhichDay doubt) =>
        _talks.Where(pair => doubt.Days.Contains(pair.Key.When.On)).Select(pair => (Guid?)pair.Value).FirstOrDefault();

    private sealed class Waiting(Mention mention)
    {
        public Mention Mention { get; } = mention;
        public List<Guid> Talks { get; } = [];
        public List<Guid> Promises { get; } = [];
        public Want? Want { get; set; }
    }
}
