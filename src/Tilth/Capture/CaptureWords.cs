using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tilth.Capture;

/// <summary>
/// The words of one language that the grammar of the line knows: verbs, links, months, units. The grammar itself holds
/// none, so another language is another file beside <c>Words/en.json</c>.
/// </summary>
public sealed record CaptureWords
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static CaptureWords English { get; } = Load("en");

    public required string Language { get; init; }
    public required IReadOnlyList<TalkWords> Talks { get; init; }

    /// <summary>What others did to reach me: <c>called</c>, <c>wrote to me</c>.</summary>
    public required IReadOnlyList<TalkWords> Reached { get; init; }

    /// <summary>What says later in the clause how one talked: <c>on zoom</c>, <c>over coffee</c>.</summary>
    public required IReadOnlyList<TalkWords> Media { get; init; }
    public required IReadOnlyList<ActionWords> Actions { get; init; }
    public required IReadOnlyList<KeptWords> Kept { get; init; }
    public required IReadOnlyDictionary<WordList, IReadOnlyList<string>> Lists { get; init; }
    public required IReadOnlyDictionary<Bound, IReadOnlyList<string>> Bounds { get; init; }

    /// <summary>Words for a day, and how many days it is away from today.</summary>
    public required IReadOnlyDictionary<string, int> Days { get; init; }

    /// <summary>Feasts that fall on the same day each year, as month and day.</summary>
    public required IReadOnlyDictionary<string, string> Feasts { get; init; }

    /// <summary>From Sunday on, as in <see cref="DayOfWeek"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Weekdays { get; init; }
    public required IReadOnlyList<IReadOnlyList<string>> Months { get; init; }
    public required IReadOnlyDictionary<string, int> Ordinals { get; init; }
    public required IReadOnlyDictionary<string, TimeUnit> Units { get; init; }
    public required IReadOnlyDictionary<string, int> Numbers { get; init; }
    public required IReadOnlyDictionary<string, Nearness> Which { get; init; }
    public required IReadOnlyDictionary<string, TimeUnit> ShortEnds { get; init; }
    public required IReadOnlyDictionary<string, TimeOnly> Clock { get; init; }

    /// <summary>Reads the words of a language from the file that the program carries.</summary>
    /// <exception cref="ArgumentException">The program carries no such language.</exception>
    public static CaptureWords Load(string language)
    {
        var assembly = typeof(CaptureWords).Assembly;
        using var stream =
            assembly.GetManifestResourceStream($"Tilth.Capture.Words.{language}.json")
            ?? throw new ArgumentException($"There are no words of the line in '{language}'.", nameof(language));
        return JsonSerializer.Deserialize<CaptureWords>(stream, Json)!;
    }
}

/// <summary>Ways to say that people talked or will talk: <c>met</c>, <c>coffee with</c>, <c>on zoom</c>.</summary>
public sealed record TalkWords(
    IReadOnlyList<string> Say,
    TalkKind Kind,
    Tense Tense = Tense.Open,
    bool Evening = false
);

/// <summary>Things to do: <c>send</c>, <c>call</c>, <c>thank</c>; some are done to somebody.</summary>
public sealed record ActionWords(IReadOnlyList<string> Say, PromiseKind Kind, bool ToSomebody);

/// <summary>What is said of somebody and stays in the kept line: <c>knows</c>, <c>looks for</c>.</summary>
public sealed record KeptWords(IReadOnlyList<string> Say, KeptKind Kind);
