namespace Tilth.Search;

/// <summary>What a field of a document is, in falling order of weight: a hit in a name counts more than one in a note.</summary>
public enum SearchField
{
    Name,
    Nickname,
    Organisation,
    Email,
    Phone,
    Label,
    Place,
    Note,
}

/// <summary>One document to be found: its key, its fields (any number of each kind), and its rank among equals.</summary>
/// <param name="Key">The key that a hit carries back.</param>
/// <param name="Fields">Texts by kind; phones are indexed by their digits.</param>
/// <param name="Boost">Breaks ties between equally good hits; higher is earlier (say, spoken to lately). 0 to 255.</param>
public sealed record SearchDocument(Guid Key, IReadOnlyList<(SearchField Field, string Text)> Fields, byte Boost = 0);

/// <summary>A document found: which, how well, and the field that explains why it is here.</summary>
/// <param name="Key">The key of the document.</param>
/// <param name="Score">Higher is better; comparable among the hits of one query alone.</param>
/// <param name="Because">The field of the best match among the words of the query.</param>
public readonly record struct SearchHit(Guid Key, int Score, SearchField Because);
