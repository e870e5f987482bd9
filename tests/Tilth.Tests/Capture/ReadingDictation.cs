using CsCheck;
using Tilth.Capture;

namespace Tilth.Tests.Capture;

/// <summary>A line means the same typed with care, typed in haste, or dictated.</summary>
public sealed class ReadingDictation
{
    private static readonly Gen<string> Person = Gen.OneOf(
        "Rowan",
        "Rowan Alder",
        "Juniper Vale",
        "Sorrel",
        "Linden Frost",
        "Bryony",
        "Clover Reed",
        "Ivy",
        "Fennel O'Moss"
    );

    private static readonly Gen<string> People = Gen.OneOf(
        Person,
        Gen.Select(Person, Person, (one, other) => $"{one} and {other}"),
        Gen.Select(Person, Person, Person, (one, two, three) => $"{one}, {two} and {three}")
    );

    private static readonly Gen<string> Talk = Gen.Select(
        Gen.OneOf("met", "had coffee with", "called", "ran into", "lunch with"),
        People,
        Gen.OneOf("at First Tuesday", "at the botanic garden", "in Porto", "at First Tuesday yesterday"),
        (verb, people, where) => $"{verb} {people} {where}"
    );

    private static readonly Gen<string> Day = Gen.OneOf(
        "by friday",
        "next monday",
        "in 3 weeks",
        "by end of month",
        "tomorrow",
        "before 14 march"
    );

    private static readonly Gen<string> Promise = Gen.OneOf(
        Gen.Select(Person, Day, (person, day) => $"promised to send {person} the grant link {day}"),
        Gen.Select(Person, Day, (person, day) => $"send {person} the seed list {day}"),
        Gen.Select(Person, Day, (person, day) => $"I'll call {person} {day}"),
        Gen.Select(Person, Day, (person, day) => $"need to write to {person} {day}"),
        Gen.Select(Person, Day, (person, day) => $"{person} will send me the plan {day}"),
        Person.Select(person => $"{person} owes me a lunch"),
        Person.Select(person => $"thank {person} for the seeds")
    );

    private static readonly Gen<string> Kept = Gen.OneOf(
        Gen.Select(Person, Person, (one, other) => $"{one} knows {other} at Squall Pictures"),
        Person.Select(person => $"{person} looks for a flat")
    );

    private static readonly Gen<string[]> Clauses = Gen.Select(
        Talk,
        Promise.Array[0, 2],
        Kept.Array[0, 2],
        (talk, promises, kept) => (string[])[talk, .. promises, .. kept]
    );

    [Fact]
    public void Without_stops_it_means_the_same() =>
        Clauses.Sample(clauses => Same(string.Join(' ', clauses), string.Join(", ", clauses)));

    [Fact]
    public void In_small_letters_it_means_the_same() =>
        Clauses.Sample(clauses => Same(string.Join(", ", clauses).ToLowerInvariant(), string.Join(", ", clauses)));

    [Fact]
    public void Dictated_it_means_the_same() =>
        Clauses.Sample(clauses =>
            Same(
                string.Join(' ', clauses).Replace(",", "", StringComparison.Ordinal).ToLowerInvariant(),
                string.Join("; ", clauses)
            )
        );

    [Fact]
    public void In_sentences_it_means_the_same() =>
        Clauses.Sample(clauses => Same(string.Join(". ", clauses), string.Join(", ", clauses)));

    [Fact]
    public void With_signs_before_the_names_it_means_the_same() =>
        Gen.Select(Person, Person)
            .Sample(
                (one, other) =>
                    Same($"met @{one} @{other} at First Tuesday", $"met {one} and {other} at First Tuesday", "@")
            );

    private static void Same(string line, string careful, string sign = ",")
    {
        var said = Told(Book.Read(line), sign);
        var meant = Told(Book.Read(careful), sign);
        said.ShouldBe(meant, $"{line}\n{careful}", StringCompareShould.IgnoreCase);
    }

    // Commas inside a clause are part of its text, so they are not compared.
    private static string Told(Reading reading, string sign) =>
        string.Join('\n', Meaning.Of(reading)).Replace(sign, "", StringComparison.Ordinal);
}
