using CsCheck;
using Shouldly;
using Xunit;

namespace Tilth.Search.Tests;

/// <summary>Random documents, changes and queries: the index answers as a plain scan does, hit by hit, with score and reason.</summary>
public class AgainstTheOracle
{
    private const int Keys = 60;

    private static readonly Gen<string> Letters = Gen.Char["abcn"].Array[1, 6].Select(letters => new string(letters));

    private static readonly Gen<string> Word = Gen.Frequency(
        (6, Letters),
        (2, Gen.OneOf("robert", "bob", "liz", "elizabeth", "anna", "ann", "Ännä", "Straße", "Οδός", "οδος")),
        (2, Gen.OneOf("o'neil", "oneil", "o", "neil", "jean-luc", "jeanluc", "al", "de-la-cruz", "d'ab")),
        (1, Gen.OneOf("王小明", "小明", "王", "東京ab", "12", "1234", "20", "7946")),
        (1, Gen.Char["abno12-' @.王小"].Array[1, 8].Select(letters => new string(letters)))
    );

    private static readonly Gen<string> Text = Word.Array[0, 4].Select(words => string.Join(' ', words));

    private static readonly Gen<string> Phone = Gen.OneOf(
        Gen.OneOf("+44 20 7946 0958", "020 7946 0958", "0044 (0)20 7946", "1234", "+1 415 1234 x12", "0", "00", "ab"),
        Gen.Char["0124 +x"].Array[0, 9].Select(letters => new string(letters))
    );

    private static readonly Gen<(SearchField, string)> Field = Gen.Select(
        Gen.Enum<SearchField>(),
        Text,
        Phone,
        (field, text, phone) => (field, field == SearchField.Phone ? phone : text)
    );

    private static readonly Gen<SearchDocument> Document = Gen.Select(
        Gen.Int[0, Keys - 1],
        Field.Array[0, 5],
        Gen.Byte[0, 3],
        (key, fields, boost) => new SearchDocument(Book.Key(key), fields, boost)
    );

    private static readonly Gen<(string Query, int Limit, int Left)> Search = Gen.Select(
        Gen.Frequency((8, Word.Array[1, 3].Select(words => string.Join(' ', words))), (1, Phone)),
        Gen.OneOf(1, 2, 5, 20, 100),
        Gen.Int[1, 6]
    );

    [Fact]
    public void A_search_answers_as_a_scan() =>
        Gen.Select(Document.Array[0, 80], Search.Array[1, 8])
            .Sample(
                (documents, searches) =>
                {
                    var (index, oracle) = (SearchIndex.Build(documents), new Oracle());
                    Array.ForEach(documents, oracle.Put);
                    foreach (var (query, limit, left) in searches)
                    {
                        Check(query, index.Find(query, limit, Filter(left)), oracle.Find(query, limit, Filter(left)));
                    }
                },
                iter: 600
            );

    [Fact]
    public void A_filter_gathers_as_a_scan() =>
        Gen.Select(Document.Array[0, 80], Search.Array[1, 8], Gen.Enum<SearchField>().Nullable())
            .Sample(
                (documents, searches, field) =>
                {
                    var (index, oracle) = (SearchIndex.Build(documents), new Oracle());
                    Array.ForEach(documents, oracle.Put);
                    foreach (var (query, _, _) in searches)
                    {
                        index
                            .Having(query, field)
                            .ShouldBe(oracle.Having(query, field), ignoreOrder: true, $"{field} {query}");
                    }
                },
                iter: 600
            );

    [Fact]
    public void A_view_answers_as_a_scan_after_any_changes() =>
        Gen.Select(Change.Array[1, 60], Search.Array[1, 4])
            .Sample(
                (changes, searches) =>
                {
                    var (shared, own) = (new SearchIndex(), new SearchIndex());
                    var (sharedOracle, ownOracle) = (new Oracle(), new Oracle());
                    var view = new SearchView(shared, own);
                    foreach (var change in changes)
                    {
                        Apply(change, change.Own ? own : shared, change.Own ? ownOracle : sharedOracle);
                        foreach (var (query, limit, left) in change.Looks ? searches : [])
                        {
                            Check(
                                query,
                                view.Find(query, limit, Filter(left)),
                                sharedOracle.Find(query, limit, Filter(left), ownOracle)
                            );
                            Check(query, shared.Find(query, limit), sharedOracle.Find(query, limit, _ => true));
                        }
                    }
                },
                iter: 150
            );

    private sealed record Edit(bool Own, bool Looks, int Removed, SearchDocument[] Put);

    private static readonly Gen<Edit> Change = Gen.Select(
        Gen.Bool,
        Gen.Int[0, 4].Select(chance => chance == 0),
        Gen.Int[0, Keys - 1],
        Gen.Frequency((2, Document.Array[0]), (5, Document.Array[1]), (1, Document.Array[2, 100])),
        (own, looks, removed, put) => new Edit(own, looks, removed, put)
    );

    private static void Apply(Edit edit, SearchIndex index, Oracle oracle)
    {
        if (edit.Put.Length == 0)
        {
            index.Remove(Book.Key(edit.Removed));
            oracle.Remove(Book.Key(edit.Removed));
        }
        index.PutAll(edit.Put);
        Array.ForEach(edit.Put, oracle.Put);
    }

    private static Func<Guid, bool> Filter(int left) => key => left == 1 || key.GetHashCode() % left != 0;

    private static void Check(string query, IReadOnlyList<SearchHit> found, List<SearchHit> expected) =>
        found.ShouldBe(expected, $"query: {query}");
}
