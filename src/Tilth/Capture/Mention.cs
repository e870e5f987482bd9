namespace Tilth.Capture;

/// <summary>Somebody whom a mention may mean; without an id it is a new person of that name.</summary>
public sealed record Candidate(Guid? Id, string Name)
{
    public bool IsNew => Id is null;
}

/// <summary>Somebody named in the line.</summary>
public sealed record Mention
{
    public required TextSpan Span { get; init; }

    /// <summary>The name or pronoun as written.</summary>
    public required string Text { get; init; }

    /// <summary>Whom it may mean, likeliest first; never empty.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }

    public string? Organisation { get; init; }
    public string? Title { get; init; }

    /// <summary>The one whom it means, or null while that is a question.</summary>
    public Candidate? Certain => Candidates.Count == 1 ? Candidates[0] : null;

    internal bool MayBe(IReadOnlyList<Candidate> people)
    {
        if (ReferenceEquals(Candidates, people))
            return true;
        if (Candidates.Count != people.Count)
            return false;
        for (var at = 0; at < people.Count; at++)
        {
            if (Candidates[at] != people[at])
                return false;
        }
        return true;
    }
}
