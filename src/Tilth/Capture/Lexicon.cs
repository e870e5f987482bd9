using System.Globalization;

namespace Tilth.Capture;

/// <summary>The words of a language made ready for looking up; built once, read by many.</summary>
internal sealed class Lexicon
{
    private readonly PhraseTable<bool>[] _lists;
    private readonly HashSet<string> _reserved;
    private readonly HashSet<string> _links;

    public Lexicon(CaptureWords words)
    {
        Talks = Table(words.Talks, said => said.Say);
        Reached = Table(words.Reached, said => said.Say);
        Media = Table(words.Media, said => said.Say);
        Actions = Table(words.Actions, said => said.Say);
        Kept = Table(words.Kept, said => said.Say);
        Bounds = new(Vocabulary, words.Bounds.SelectMany(pair => pair.Value.Select(say => (say, pair.Key))));
        Days = Table(words.Days);
        Feasts = new(Vocabulary, words.Feasts.Select(pair => (pair.Key, MonthAndDay(pair.Value))));
        Weekdays = Numbered(words.Weekdays, at => (DayOfWeek)at);
        Months = Numbered(words.Months, at => at + 1);
        Ordinals = Table(words.Ordinals);
        Units = Table(words.Units);
        Numbers = Table(words.Numbers);
        Which = Table(words.Which);
        ShortEnds = Table(words.ShortEnds);
        Clock = Table(words.Clock);
        _lists =
        [
            .. Enum.GetValues<WordList>()
                .Select(say => new PhraseTable<bool>(Vocabulary, words.Lists[say].Select(text => (text, true)))),
        ];
        _links = Links();
        OrdinalEndings = [.. this[WordList.OrdinalEndings].SingleWords];
        Halves = [.. this[WordList.Am].SingleWords, .. this[WordList.Pm].SingleWords];
        _reserved = Reserved();
    }

    public Vocabulary Vocabulary { get; } = new();
    public PhraseTable<TalkWords> Talks { get; }
    public PhraseTable<TalkWords> Reached { get; }
    public PhraseTable<TalkWords> Media { get; }
    public PhraseTable<ActionWords> Actions { get; }
    public PhraseTable<KeptWords> Kept { get; }
    public PhraseTable<Bound> Bounds { get; }
    public PhraseTable<int> Days { get; }
    public PhraseTable<(int Month, int Day)> Feasts { get; }
    public PhraseTable<DayOfWeek> Weekdays { get; }
    public PhraseTable<int> Months { get; }
    public PhraseTable<int> Ordinals { get; }
    public PhraseTable<TimeUnit> Units { get; }
    public PhraseTable<int> Numbers { get; }
    public PhraseTable<Nearness> Which { get; }
    public PhraseTable<TimeUnit> ShortEnds { get; }
    public PhraseTable<TimeOnly> Clock { get; }

    public HashSet<string> OrdinalEndings { get; }

    /// <summary>am and pm.</summary>
    public HashSet<string> Halves { get; }

    public PhraseTable<bool> this[WordList list] => _lists[(int)list];

    /// <summary>True for words that are never a name by themselves, however they are written: verbs, links, weekdays, months.</summary>
    public bool IsReserved(string word) => _reserved.Contains(word);

    /// <summary>True for words that say nothing when they stand alone: with, at, and, the.</summary>
    public bool IsOnlyLink(string word) => _links.Contains(word);

    private HashSet<string> Links() =>
        [
            .. this[WordList.TalkFillers].SingleWords,
            .. this[WordList.Joins].SingleWords,
            .. this[WordList.PersonAfter].SingleWords,
            .. this[WordList.At].SingleWords,
            .. this[WordList.In].SingleWords,
            .. this[WordList.Determiners].SingleWords,
            .. Bounds.SingleWords,
        ];

    private HashSet<string> Reserved() =>
        [
            .. Talks.SingleWords,
            .. Actions.SingleWords,
            .. Kept.SingleWords,
            .. Days.SingleWords,
            .. Weekdays.SingleWords,
            .. Months.SingleWords,
            .. Ordinals.SingleWords,
            .. Units.SingleWords,
            .. Which.SingleWords,
            .. Clock.SingleWords,
            .. this[WordList.Modals].SingleWords,
            .. this[WordList.Promised].SingleWords,
            .. this[WordList.NeverNames].SingleWords,
        ];

    private static (int, int) MonthAndDay(string text) =>
        (
            int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture),
            int.Parse(text.AsSpan(3, 2), CultureInfo.InvariantCulture)
        );

    private PhraseTable<T> Table<T>(IEnumerable<T> meanings, Func<T, IEnumerable<string>> say) =>
        new(Vocabulary, meanings.SelectMany(meaning => say(meaning).Select(text => (text, meaning))));

    private PhraseTable<T> Table<T>(IReadOnlyDictionary<string, T> words) =>
        new(Vocabulary, words.Select(pair => (pair.Key, pair.Value)));

    private PhraseTable<T> Numbered<T>(IReadOnlyList<IReadOnlyList<string>> names, Func<int, T> meaning) =>
        new(Vocabulary, names.SelectMany((list, at) => list.Select(name => (name, meaning(at)))));
}
