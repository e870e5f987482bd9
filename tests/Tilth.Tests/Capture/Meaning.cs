using System.Globalization;
using Tilth.Capture;

namespace Tilth.Tests.Capture;

/// <summary>Tells a reading in a few lines of text, as the examples write it.</summary>
internal static class Meaning
{
    public static IReadOnlyList<string> Of(Reading reading) =>
        [
            .. reading.Talks.Select(Talk),
            .. reading.Promises.Select(Promise),
            .. reading.Wants.Select(Want),
            .. reading.Kept.Select(kept => $"{Words(kept.Kind)}: {kept.Text}"),
            .. reading.Labels.Select(label => $"label: {label}"),
            .. reading.Doubts.Select(Doubt),
        ];

    public static string Day(DateOnly day) => day.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Talk(Talk talk)
    {
        var when =
            $"{Day(talk.When.On)}{Time(talk.When.At)}{(talk.When.Roughly ? " or so" : "")}{(talk.When.Ahead ? " ahead" : "")}";
        return Piped(Words(talk.Kind) + ": " + People(talk.With), Place(talk.Where), when);
    }

    private static string? Place(Where? where) =>
        where is null ? null
        : where.Known is { } known ? $"at {known.Display} ({Words(known.Kind)})"
        : $"at {where.Text}";

    private static string Promise(Promise promise) =>
        Piped(
            $"{Words(promise.Whose)} {Words(promise.Kind)}: {promise.Text}",
            promise.People.Count > 0 ? (promise.Whose == Whose.Mine ? "to " : "from ") + People(promise.People) : null,
            promise.DueOn is { } due ? $"due {Day(due)}{Time(promise.DueAt)}" : null
        );

    private static string Want(Want want) =>
        Piped("want to meet: " + Person(want.Person), want.ReadIn is null ? null : "read in " + want.ReadIn);

    private static string Doubt(Doubt doubt) =>
        doubt switch
        {
            WhichPerson which =>
                $"which {which.Mention.Text}? {Names(which.Mention.Candidates)}{(which.OrSeveral ? " or several" : "")}",
            NewOrKnown known => $"new or known? {Names(known.Mention.Candidates)}",
            PersonOrNot person => $"a person? {person.Mention.Text}",
            WhichDay day => $"which day? {string.Join(" / ", day.Days.Select(Day))}",
            ForWhom whom => $"for whom? {whom.Promise.Text}: {Names(whom.Candidates)}",
            WhosePromise whose => $"whose promise? {whose.Promise.Text}: mine / {whose.Other.Text}",
            WhereNameEnds ends => $"where does the name end? {ends.Mention.Text} {ends.Mention.Organisation}".TrimEnd(),
            _ => doubt.ToString(),
        };

    private static string People(IReadOnlyList<Mention> people) =>
        people.Count == 0 ? "nobody" : string.Join(", ", people.Select(Person));

    private static string Person(Mention mention)
    {
        var name = Names(mention.Candidates) + (mention.Candidates[0].IsNew ? " (new)" : "");
        var role = string.Join(" at ", new[] { mention.Title, mention.Organisation }.OfType<string>());
        return role.Length > 0 ? $"{name} [{role}]" : name;
    }

    private static string Names(IReadOnlyList<Candidate> candidates) =>
        string.Join(" / ", candidates.Select(candidate => candidate.Name));

    private static string Time(TimeOnly? time) =>
        time is { } at ? at.ToString(" HH:mm", CultureInfo.InvariantCulture) : "";

    private static string Piped(params string?[] pieces) => string.Join(" | ", pieces.OfType<string>());

    private static string Words<T>(T value)
        where T : struct, Enum =>
        string.Concat(
            value
                .ToString()
                .Select(
                    (c, at) =>
                        char.IsUpper(c) && at > 0 ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"
                )
        );
}
