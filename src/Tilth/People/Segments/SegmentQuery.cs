namespace Tilth.People.Segments;

/// <summary>
/// A question to the book of people, as typed in list, palette and shell: <c>label:investor city:Porto last:>6m
/// -circle:close "free words"</c>. Days are found when it is asked, not when it is read, so that a saved search stays true.
/// </summary>
public sealed record SegmentQuery(SegmentTerm Term)
{
    /// <summary>The question that everybody answers.</summary>
    public static SegmentQuery Everybody { get; } = new(new All([]));

    /// <summary>Reads a query. Never throws; what it cannot use is told, and kept as words to search for.</summary>
    public static (SegmentQuery Query, IReadOnlyList<SegmentProblem> Problems) Parse(string text)
    {
        var parser = new SegmentParser(text);
        return (new(parser.Read()), parser.Problems);
    }

    /// <summary>The free words that everybody found has to match: the search text.</summary>
    public IReadOnlyList<string> Words =>
        Term switch
        {
            Words words => [words.Text],
            All all => [.. all.Terms.OfType<Words>().Select(words => words.Text)],
            _ => [],
        };

    /// <summary>The words as one text where nothing else is asked for and all of them must hold; null otherwise.</summary>
    public string? Text =>
        Term is Words || Term is All { Terms: { Count: > 0 } terms } && terms.All(term => term is Words)
            ? string.Join(' ', Words)
            : null;

    /// <summary>True where nothing but free words is asked for, so that the search may rank and forgive.</summary>
    public bool IsOnlyWords => OnlyWords(Term);

    /// <summary>True where those who rest may be found: by words alone, or where <c>is:resting</c> stands in it.</summary>
    public bool MayFindResting => IsOnlyWords || AsksForResting(Term);

    /// <summary>Answers for one person, given the answer to each test.</summary>
    public bool Holds(Func<SegmentTest, bool> test) => Term.Holds(test);

    /// <summary>The one way to write it; reading it again gives an equal query.</summary>
    public override string ToString() =>
        Term switch
        {
            All all => all.Joined,
            Any any => any.Joined,
            _ => Term.ToString(),
        };

    private static bool OnlyWords(SegmentTerm term) =>
        term switch
        {
            All all => all.Terms.All(OnlyWords),
            Any any => any.Terms.All(OnlyWords),
            _ => term is Words,
        };

    private static bool AsksForResting(SegmentTerm term) =>
        term switch
        {
            All all => all.Terms.Any(AsksForResting),
            Any any => any.Terms.Any(AsksForResting),
            Except except => AsksForResting(except.Term),
            _ => term is IsTest { What: PersonIs.Resting },
        };
}
