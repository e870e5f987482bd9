namespace Tilth.Matching.Tests;

/// <summary>Makes records in one line, so that tests read as address books.</summary>
internal static class People
{
    /// <summary>
    /// A record of a name and facts, each fact told by its form: <c>a@b.example</c> is an e-mail, <c>+44 ...</c> a telephone,
    /// <c>1980-02-03</c> a birthday, <c>"called ..."</c> a nickname, <c>"in ..."</c> a place, <c>"at ..."</c> a street, <c>"nr ..."</c> a uid,
    /// anything else an organisation.
    /// </summary>
    public static MatchRecord Person(string name, params string[] facts) => Person(PersonName.Whole(name), facts);

    public static MatchRecord Person(PersonName name, params string[] facts) =>
        new()
        {
            Names = name.Given is null && name.Family is null ? [] : [name],
            Emails = [.. facts.Where(IsEmail)],
            Phones = [.. facts.Where(IsPhone)],
            Birthday = facts.Where(IsBirthday).Select(PartialDay? (day) => Day(day)).FirstOrDefault(),
            Nicknames = After("called ", facts),
            Places = After("in ", facts),
            Streets = After("at ", facts),
            Uids = After("nr ", facts),
            Organisations =
            [
                .. facts.Where(fact => !IsEmail(fact) && !IsPhone(fact) && !IsBirthday(fact) && !IsSaid(fact)),
            ],
        };

    /// <summary>Strangers with names and addresses of their own: what a small book is full of.</summary>
    public static IEnumerable<MatchRecord> Strangers(int count) =>
        Enumerable
            .Range(0, count)
            .Select(i =>
                Person(
                    $"{Givens[i % Givens.Length]} {Families[i % Families.Length]}",
                    $"post{i}@field{i}.example",
                    $"+44 20 {5_550_000 + i * 37:D8}",
                    $"in {Places[i % Places.Length]}",
                    $"Plot {i} Growers"
                )
            );

    public static PartialDay Day(string text)
    {
        var parts = text.TrimStart('-').Split('-').Select(int.Parse).ToArray();
        return text.StartsWith("--", StringComparison.Ordinal)
            ? new PartialDay(null, parts[0], parts[1])
            : new PartialDay(parts[0], parts.Length > 1 ? parts[1] : null, parts.Length > 2 ? parts[2] : null);
    }

    private static readonly string[] Givens =
    [
        "Acer",
        "Bryony",
        "Clover",
        "Dill",
        "Elder",
        "Fern",
        "Gentian",
        "Heather",
        "Iris",
        "Juniper",
        "Kale",
    ];

    private static readonly string[] Families =
    [
        "Ashdown",
        "Barleymow",
        "Copse",
        "Drystone",
        "Eastfield",
        "Furlong",
        "Granary",
        "Haywain",
        "Inglefield",
        "Jollyboat",
        "Kingcup",
        "Larkspur",
        "Meadow",
        "Nettlefold",
        "Orchard",
        "Ploughman",
        "Quickset",
    ];

    private static readonly string[] Places = ["Upper Furrow", "Lower Furrow", "Harrow End", "Coldframe", "Sowing"];

    private static string[] After(string word, string[] facts) =>
        [.. facts.Where(fact => fact.StartsWith(word, StringComparison.Ordinal)).Select(fact => fact[word.Length..])];

    private static bool IsEmail(string fact) => fact.Contains('@', StringComparison.Ordinal);

    private static bool IsPhone(string fact) => fact[0] is '+' or '0' or '(' && !IsEmail(fact);

    private static bool IsBirthday(string fact) =>
        !IsPhone(fact) && !IsEmail(fact) && fact[^1] is >= '0' and <= '9' && fact[0] is '-' or '1' or '2';

    private static bool IsSaid(string fact) => fact.Split(' ')[0] is "called" or "in" or "at" or "nr";
}
