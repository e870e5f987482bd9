namespace Tilth.Store;

/// <summary>
/// What a write is called in the history. A long act (an import) names the operation that its slices share; an undo names
/// the operation that it takes back.
/// </summary>
public sealed record Act(string Verb, Guid? Operation = null, Guid? Undoes = null)
{
    /// <summary>The first act in every book, and the one that cannot be undone: it puts oneself into it.</summary>
    public const string OpenBook = "open-book";

    /// <summary>The act that leaves nothing from which it could be undone.</summary>
    public const string ErasePerson = "erase-person";

    /// <summary>What no undo takes back.</summary>
    public static IReadOnlyList<string> ForGood { get; } = [OpenBook, ErasePerson];

    public static implicit operator Act(string verb) => new(verb);
}
