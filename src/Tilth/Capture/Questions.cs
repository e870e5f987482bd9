using System.Globalization;

namespace Tilth.Capture;

/// <summary>The doubts of a reading as questions that a person can answer with one press.</summary>
internal static class Questions
{
    public static Question WhichPerson(Mention mention, IReadOnlyList<Guid> talks, IReadOnlyList<Guid> promises)
    {
        var choices = mention
            .Candidates.Select(candidate =>
                candidate.IsNew
                    ? new Choice($"{candidate.Name} (new)", NewName: candidate.Name)
                    : new Choice(candidate.Name, candidate.Id)
            )
            .ToList();
        if (!mention.Candidates.Any(candidate => candidate.IsNew) && mention.Text.Any(char.IsUpper))
            choices.Add(new Choice($"{mention.Text} (new)", NewName: mention.Text));
        return new Question
        {
            Text = $"Who is {mention.Text}?",
            Choices = choices,
            Talks = talks,
            Promises = promises,
        };
    }

    public static Question ForWhom(ForWhom doubt, Guid todo) =>
        new()
        {
            Text = $"For whom: {doubt.Promise.Text}?",
            Choices =
            [
                .. doubt.Candidates.Select(candidate => new Choice(
                    candidate.Name,
                    candidate.Id,
                    candidate.IsNew ? candidate.Name : null
                )),
            ],
            Promises = [todo],
        };

    public static Question WhichDay(WhichDay doubt, Guid todo) =>
        new()
        {
            Text = "Which day?",
            Choices =
            [
                .. doubt.Days.Select(day => new Choice(
                    day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture),
                    Day: day
                )),
            ],
            Promises = [todo],
        };
}
