using Shouldly;
using Xunit;

namespace Tilth.Search.Tests;

public class SearchingAView
{
    private readonly SearchIndex _shared = SearchIndex.Build([
        Document(1, SearchField.Name, "Ann Lee"),
        Document(2, SearchField.Name, "Bea Lee"),
        Document(3, SearchField.Name, "Cleo Lee"),
    ]);

    private readonly SearchIndex _own = new();

    [Fact]
    public void The_words_of_a_query_may_meet_either_index()
    {
        _own.Put(Document(2, SearchField.Note, "sailing"));
        Find("lee sail").ShouldBe([2]);
        Find("sailing").ShouldBe([2]);
        Find("lee").ShouldBe([1, 2, 3]);
        _shared.Find("sailing").ShouldBeEmpty();
    }

    [Fact]
    public void The_overlay_of_another_member_is_not_seen()
    {
        _own.Put(Document(2, SearchField.Note, "sailing"));
        new SearchView(_shared, new SearchIndex()).Find("sailing").ShouldBeEmpty();
    }

    [Fact]
    public void The_higher_boost_counts()
    {
        _own.Put(new SearchDocument(Book.Key(3), [], Boost: 9));
        Find("lee").ShouldBe([3, 1, 2]);
    }

    [Fact]
    public void Only_what_the_shared_index_holds_is_found()
    {
        _own.Put(Document(4, SearchField.Note, "sailing"));
        Find("sailing").ShouldBeEmpty();
        _shared.Put(Document(4, SearchField.Name, "Dora"));
        Find("sailing").ShouldBe([4]);
        _shared.Remove(Book.Key(4));
        Find("sailing").ShouldBeEmpty();
    }

    [Fact]
    public void A_view_follows_both_indexes()
    {
        var view = new SearchView(_shared, _own);
        view.Find("lee").Count.ShouldBe(3);
        _own.Put(Document(1, SearchField.Note, "sailing"));
        view.Find("lee sailing").Count.ShouldBe(1);
        _shared.Put(Document(1, SearchField.Name, "Ann Moss"));
        view.Find("lee sailing").ShouldBeEmpty();
        view.Find("moss sailing").Count.ShouldBe(1);
        _own.Remove(Book.Key(1));
        view.Find("sailing").ShouldBeEmpty();
        view.Find("moss").Count.ShouldBe(1);
        view.Find("lee").Count.ShouldBe(2);
    }

    [Fact]
    public void A_view_left_far_behind_catches_up()
    {
        var view = new SearchView(_shared, _own);
        _own.Put(Document(1, SearchField.Note, "sailing"));
        view.Find("lee sailing").Count.ShouldBe(1);
        _shared.PutAll(Enumerable.Range(1, 6000).Select(i => Document(i, SearchField.Name, "Zoe")));
        view.Find("lee").ShouldBeEmpty();
        view.Find("zoe sailing").Count.ShouldBe(1);
        view.Find("zoe", 10_000).Count.ShouldBe(6000);
    }

    [Fact]
    public void A_filter_holds_for_both()
    {
        _own.Put(Document(2, SearchField.Note, "sailing"));
        new SearchView(_shared, _own).Find("lee", 20, key => key != Book.Key(2)).Count.ShouldBe(2);
    }

    private int[] Find(string query) =>
        [
            .. new SearchView(_shared, _own)
                .Find(query)
                .Select(hit => Enumerable.Range(1, 9).Single(i => Book.Key(i) == hit.Key)),
        ];

    private static SearchDocument Document(int key, SearchField field, string text) =>
        new(Book.Key(key), [(field, text)]);
}
