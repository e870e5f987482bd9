using System.Globalization;
using Tilth.Conversations;
using Tilth.Site;

namespace Tilth.Capture;

/// <summary>
/// What a line will become, as the chips below it say it: names in full, days as days, promises with whose they are and by
/// when, and each doubt as the question that it will be.
/// </summary>
internal sealed class Becoming(Reading reading, Say say, DateOnly today)
{
    private readonly HashSet<object> _said = [];
    private int _talks;

    public sealed record Chip(string Hue, string Word, string Text);

    public IEnumerable<Chip> Chips()
    {
        var chips = reading.Parts.Select(Of).OfType<Chip>().ToList();
        // A line of names alone has no word for the talk that it tells of.
        if (_talks == 0 && NextTalk() is { } talk)
            chips.Insert(0, talk);
        return chips.Concat(Questions()).Distinct();
    }

    private Chip? Of(Part part) =>
        part.Kind switch
        {
            PartKind.Talk => NextTalk(),
            PartKind.Person or PartKind.NewPerson or PartKind.Pronoun => Person(part.Span),
            PartKind.Promise or PartKind.Remind or PartKind.ThankYou or PartKind.Due => Promise(part.Span),
            PartKind.Knows => Kept(part.Span, say["knows"]),
            PartKind.LooksFor => Kept(part.Span, say["looks for"]),
            PartKind.CanHelp => Kept(part.Span, say["can help with"]),
            PartKind.Organisation or PartKind.Title => IsOfSomebodyNew(part.Span) ? null : Raw(say["at"], part.Span),
            PartKind.Event => Raw(say["evening"], part.Span),
            PartKind.Place => Raw(say["where"], part.Span),
            PartKind.ReadIn => Raw(say["read in"], part.Span),
            PartKind.Label => new Chip("sky", say["label"], part.Span.In(reading.Line)[1..]),
            // They stand with the talk and with the person.
            PartKind.Day or PartKind.WantToMeet => null,
        };

    private Chip Raw(string word, TextSpan span) => new("sky", word, span.In(reading.Line));

    private Chip? NextTalk()
    {
        if (_talks == reading.Talks.Count)
            return null;
        var talk = reading.Talks[_talks++];
        var kind = KindWords.Of(TalkKinds.Of(talk.Kind), say);
        return new Chip("leaf", talk.When.Ahead ? say["planned"] : say["talk"], $"{kind}, {When(talk.When)}");
    }

    private string When(Moment when)
    {
        var day = Day(when.On);
        var said = when.Roughly ? say["around {0}", day] : day;
        return when.At is { } at ? say["{0} at {1}", said, at.ToString("HH:mm", CultureInfo.InvariantCulture)] : said;
    }

    /// <summary>Near days by their name as well, so that one sees which Friday it is.</summary>
    private string Day(DateOnly day) =>
        (day.DayNumber - today.DayNumber) switch
        {
            >= -1 and <= 1 => say.Ago(day, today),
            > -14 and < 14 => say["{0} {1}", say.Weekday(day), say.Day(day, today)],
            _ => say.Day(day, today),
        };

    private Chip? Person(TextSpan span)
    {
        var mention = reading.Mentions.FirstOrDefault(one => one.Span == span);
        if (mention is null)
            return new Chip("leaf", say["named"], span.In(reading.Line));
        if (mention.Certain is not { } sure || IsAsked(mention) || !_said.Add(sure))
            return null;
        var wanted = reading.Wants.Any(want => want.Person.Certain == sure);
        var whom = string.Join(", ", new[] { sure.Name, mention.Title, mention.Organisation }.OfType<string>());
        return wanted ? new Chip("straw", say["want to meet"], whom)
            : sure.IsNew ? new Chip("straw", say["new person"], whom)
            : new Chip("leaf", say["person"], sure.Name);
    }

    private bool IsAsked(Mention mention) =>
        reading.Doubts.OfType<PersonOrNot>().Any(doubt => doubt.Mention.MayBe(mention.Candidates));

    private bool IsOfSomebodyNew(TextSpan span)
    {
        var text = span.In(reading.Line);
        return reading.Mentions.Any(one =>
            one.Certain is { IsNew: true } && (one.Organisation == text || one.Title == text)
        );
    }

    private Chip? Promise(TextSpan span)
    {
        var promise = reading.Promises.FirstOrDefault(one => one.Span.Start <= span.Start && span.End <= one.Span.End);
        if (promise is null || !_said.Add(promise))
            return null;
        var word = promise switch
        {
            { Whose: Whose.Theirs } => say["promised to you"],
            { Kind: PromiseKind.ThankYou } => say["thank-you"],
            { Kind: PromiseKind.FollowUp } => say["remind me"],
            _ => say["you promise"],
        };
        return new Chip(
            "berry",
            word,
            promise.DueOn is { } due ? say["{0}, by {1}", promise.Text, Day(due)] : promise.Text
        );
    }

    private Chip? Kept(TextSpan span, string word)
    {
        var kept = reading.Kept.FirstOrDefault(one => one.Span.Start <= span.Start && span.End <= one.Span.End);
        return kept is null ? Raw(word, span)
            : _said.Add(kept) ? new Chip("sky", say["kept in the line"], kept.Text)
            : null;
    }

    private IEnumerable<Chip> Questions()
    {
        var questions = new Questions(say, today, new Dictionary<string, Guid>(StringComparer.Ordinal));
        return reading
            .Doubts.Select(doubt => Question(doubt, questions))
            .Select(question => new Chip("straw", say["asked later"], question.Text));
    }

    private Question Question(Doubt doubt, Questions questions) =>
        doubt switch
        {
            WhichPerson which => questions.WhichPerson(which.Mention, which.OrSeveral),
            NewOrKnown known => questions.WhichPerson(known.Mention, orSeveral: false),
            PersonOrNot person => questions.PersonOrNot(person.Mention),
            ForWhom whom => questions.ForWhom(whom),
            WhosePromise whose => questions.WhosePromise(whose),
            WhichDay day => questions.WhichDay(day, day.Span.In(reading.Line)),
            WhereNameEnds ends => questions.WhereNameEnds(ends.Mention, Guid.Empty),
            _ => throw new InvalidOperationException($"{doubt.GetType().Name} has no question."),
        };
}
