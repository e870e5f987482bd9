namespace Tilth.Capture;

/// <summary>A person as the book of names takes it.</summary>
public sealed record NamedPerson(
    Guid Id,
    string Display,
    string? Given,
    string? Family,
    IReadOnlyList<string> Nicknames
);

/// <summary>
/// Names in memory, found by their first word; immutable, so that many may read at once. One look-up a word however
/// many people there are.
/// </summary>
public sealed class ListNameBook : INameBook
{
    // Nobody chooses from more; a name that half the book bears must not make the line slow.
    private const int Most = 20;

    private readonly Dictionary<string, List<Entry>> _byFirstWord = new(StringComparer.Ordinal);
    private readonly SlipIndex _slips;

    public ListNameBook(IEnumerable<NamedPerson> people, IEnumerable<KnownName>? others = null)
    {
        foreach (var person in people)
            Add(person);
        foreach (var other in others ?? [])
            Add(other, other.Display, MatchKind.Full);
        foreach (var entries in _byFirstWord.Values)
            SortLongestFirst(entries);
        _slips = new(_byFirstWord.Where(pair => pair.Value.Exists(IsPerson)).Select(pair => pair.Key));
    }

    public IReadOnlyList<NameMatch> At(ReadOnlySpan<string> words)
    {
        if (words.IsEmpty || !_byFirstWord.TryGetValue(words[0], out var entries))
            return [];
        List<NameMatch>? found = null;
        foreach (var entry in entries)
        {
            if (words.StartsWith(entry.Words))
                (found ??= []).Add(new(entry.Name, entry.Words.Length, entry.Kind));
            if (found?.Count == Most)
                break;
        }
        return found ?? (IReadOnlyList<NameMatch>)[];
    }

    public IReadOnlyList<KnownName> Near(ReadOnlySpan<string> words)
    {
        var found = new List<KnownName>();
        // A word too short for a slip may still be right, and the next one wrong.
        var firsts = words.IsEmpty ? [] : _slips.Near(words[0]).Append(words[0]).Distinct();
        foreach (var first in firsts.Where(_byFirstWord.ContainsKey))
        {
            foreach (var entry in _byFirstWord[first])
            {
                if (IsPerson(entry) && IsNear(entry.Words, words) && !found.Contains(entry.Name))
                    found.Add(entry.Name);
            }
        }
        return found;
    }

    private void Add(NamedPerson person)
    {
        var name = new KnownName(person.Id, KnownKind.Person, person.Display);
        Add(name, person.Display, MatchKind.Full);
        if (person is { Given: not null, Family: not null })
            Add(name, $"{person.Given} {person.Family}", MatchKind.Full);
        if (person.Given is not null)
            Add(name, person.Given, MatchKind.Given);
        foreach (var nickname in person.Nicknames)
        {
            Add(name, nickname, MatchKind.Nickname);
            if (person.Family is not null)
                Add(name, $"{nickname} {person.Family}", MatchKind.Full);
        }
        if (person.Family is not null)
            Add(name, person.Family, MatchKind.Family);
    }

    private void Add(KnownName name, string text, MatchKind kind)
    {
        string[] words =
        [
            .. Tokenizer.Cut(text).Where(token => token.Text.Length > 0 && IsOfName(token)).Select(token => token.Text),
        ];
        AddWords(name, words, kind);
        // Dictated, a hyphen becomes a gap.
        string[] apart = [.. words.SelectMany(word => word.Split('-', StringSplitOptions.RemoveEmptyEntries))];
        if (apart.Length > words.Length)
            AddWords(name, apart, kind);
    }

    private void AddWords(KnownName name, string[] words, MatchKind kind)
    {
        if (words.Length == 0)
            return;
        if (!_byFirstWord.TryGetValue(words[0], out var entries))
            _byFirstWord.Add(words[0], entries = []);
        // The entries of one name stand together at the end.
        for (var at = entries.Count - 1; at >= 0 && ReferenceEquals(entries[at].Name, name); at--)
        {
            if (entries[at].Words.AsSpan().SequenceEqual(words))
                return;
        }
        entries.Add(new(name, words, kind));
    }

    // In the order of the book among equals, which List.Sort would not keep.
    private static void SortLongestFirst(List<Entry> entries)
    {
        var sorted = entries.OrderByDescending(entry => entry.Words.Length).ToList();
        entries.Clear();
        entries.AddRange(sorted);
    }

    private static bool IsOfName(Token token) => token.Kind is TokenKind.Word or TokenKind.Number;

    private static bool IsPerson(Entry entry) => entry.Name.Kind == KnownKind.Person;

    private static bool IsNear(string[] known, ReadOnlySpan<string> said)
    {
        if (known.Length != said.Length)
            return false;
        for (var at = 0; at < known.Length; at++)
        {
            if (
                known[at].Length < SlipIndex.Shortest
                    ? known[at] != said[at]
                    : !SlipIndex.IsOneSlip(known[at], said[at])
            )
                return false;
        }
        return true;
    }

    private sealed record Entry(KnownName Name, string[] Words, MatchKind Kind);
}
