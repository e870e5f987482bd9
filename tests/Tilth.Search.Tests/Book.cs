namespace Tilth.Search.Tests;

/// <summary>An index whose documents are called by their first field, so that tests read as lists of names.</summary>
internal sealed class Book
{
    private readonly Dictionary<Guid, string> _titles = [];
    private int _last;

    public SearchIndex Index { get; } = new();

    public static Guid Key(int number) => new(number, 0, 0, new byte[8]);

    public static Book OfNames(params string[] names)
    {
        var book = new Book();
        foreach (var name in names)
        {
            book.Add(name, (SearchField.Name, name));
        }
        return book;
    }

    public Guid Add(string title, params (SearchField, string)[] fields) => Add(title, boost: 0, fields);

    public Guid Add(string title, byte boost, params (SearchField, string)[] fields)
    {
        var key = Key(++_last);
        _titles[key] = title;
        Index.Put(new SearchDocument(key, fields, boost));
        return key;
    }

    public string[] Find(string query, int limit = 20) => Titles(Index.Find(query, limit));

    public string[] Titles(IEnumerable<SearchHit> hits) => [.. hits.Select(hit => _titles[hit.Key])];
}
