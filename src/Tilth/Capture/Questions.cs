using Tilth.Site;

namespace Tilth.Capture;

/// <summary>The doubts of a reading as questions that a person can answer with one press.</summary>
internal sealed class Questions(Say say, DateOnly today, IReadOnlyDictionary<string, Guid> made)
{
    private const int Most = 4;

    /// <summary>Which of several, or somebody new of that name? For "them" it may be all.</summary>
    public Question WhichPerson(Mention mention, bool orSeveral)
    {
        var choices = mention.Candidates.Take(Most).Select(Person).ToList();
        var isName = mention.Text.Any(char.IsUpper);
        if (orSeveral)
            choices.Add(new Choice(say["All of them"]) { IsAll = true });
        else if (isName && choices.Count < Most && !mention.Candidates.Any(candidate => candidate.IsNew))
            choices.Add(New(mention.Text));
        return new Question
        {
            Text = isName ? say["Who is {0}?", mention.Text] : say["Who is meant by “{0}”?", mention.Text],
            Choices = [.. choices.Select(choice => With(choice, mention))],
        };
    }

    public Question PersonOrNot(Mention mention) =>
        new()
        {
            Text = say["Is {0} a person?", mention.Text],
            Choices =
            [
                With(New(mention.Text), mention),
                new Choice(say["No, a place or a firm"]) { Place = mention.Text },
            ],
        };

    public Question ForWhom(ForWhom doubt) =>
        new()
        {
            Text = say["For whom: {0}?", doubt.Promise.Text],
            Choices = [.. doubt.Candidates.Take(Most).Select(Person)],
        };

    /// <summary>Mine, as taken, or that of the person named just before?</summary>
    public Question WhosePromise(WhosePromise doubt) =>
        new()
        {
            Text = say["Whose promise is it: {0}?", doubt.Promise.Text],
            Choices =
            [
                new Choice(say["Mine"]),
                .. doubt
                    .Other.Candidates.Take(Most - 1)
                    .Select(candidate => Person(candidate) with { IsTheirs = true }),
            ],
        };

    public Question WhichDay(WhichDay doubt, string of) =>
        new()
        {
            Text = say["Which day: {0}?", of],
            Choices =
            [
                .. doubt
                    .Days.Take(Most)
                    .Select(day => new Choice(say["{0}, {1}", say.Weekday(day), say.Day(day, today)], Day: day)),
            ],
        };

    /// <summary>All of it, or a name of two words and more with a firm behind it?</summary>
    public Question WhereNameEnds(Mention mention, Guid person)
    {
        var words = $"{mention.Text} {mention.Organisation}".Trim().Split(' ');
        var whole = string.Join(' ', words);
        return new Question
        {
            Text = say["Where does the name end: {0}?", whole],
            Choices =
            [
                new Choice(whole, NewName: whole),
                .. Enumerable
                    .Range(2, Math.Min(words.Length - 2, Most - 1))
                    .Select(length =>
                        (Name: string.Join(' ', words[..length]), Firm: string.Join(' ', words[length..]))
                    )
                    .Select(split => new Choice(say["{0}, of {1}", split.Name, split.Firm], NewName: split.Name)
                    {
                        Organisation = split.Firm,
                    }),
            ],
            Renames = person,
        };
    }

    /// <summary>Who came into the book with this very line is known by now.</summary>
    private Choice Person(Candidate candidate) =>
        candidate.Id is { } known ? new Choice(candidate.Name, known)
        : made.TryGetValue(candidate.Name, out var id) ? new Choice(candidate.Name, id)
        : New(candidate.Name);

    private Choice New(string name) => new(say["{0} (new)", name], NewName: name);

    private static Choice With(Choice choice, Mention mention) =>
        choice.NewName is null ? choice : choice with { Organisation = mention.Organisation, Title = mention.Title };
}
