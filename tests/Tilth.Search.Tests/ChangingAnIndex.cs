using Shouldly;
using Xunit;

namespace Tilth.Search.Tests;

public class ChangingAnIndex
{
    [Fact]
    public void A_document_put_again_replaces_itself()
    {
        var index = new SearchIndex();
        index.Put(Named(1, "Ann"));
        index.Put(Named(1, "Bea"));
        index.Find("ann").ShouldBeEmpty();
        index.Find("bea").Count.ShouldBe(1);
        index.Count.ShouldBe(1);
    }

    [Fact]
    public void A_removed_document_is_gone()
    {
        var index = SearchIndex.Build([Named(1, "Ann"), Named(2, "Ann")]);
        index.Remove(Book.Key(1)).ShouldBeTrue();
        index.Remove(Book.Key(1)).ShouldBeFalse();
        index.Remove(Book.Key(3)).ShouldBeFalse();
        index.Find("ann").Select(hit => hit.Key).ShouldBe([Book.Key(2)]);
        index.Count.ShouldBe(1);
        index.Contains(Book.Key(1)).ShouldBeFalse();
        index.Contains(Book.Key(2)).ShouldBeTrue();
    }

    [Fact]
    public void Of_two_documents_with_one_key_the_later_counts()
    {
        var index = SearchIndex.Build([
            Named(2, "Cleo"),
            Named(1, "Ann") with
            {
                Boost = 7,
            },
            Named(1, "Bea"),
            Named(3, "Dora"),
        ]);
        index.Count.ShouldBe(3);
        index.Find("ann").ShouldBeEmpty();
        index.Find("bea").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Thousands_of_single_changes_leave_what_one_build_would()
    {
        var index = new SearchIndex();
        for (var i = 0; i < 3000; i++)
        {
            index.Put(Named(i, $"Word{i % 1000:D4} Common"));
            if (i % 3 == 0)
            {
                index.Remove(Book.Key(i / 2));
            }
        }
        await index.Settled;
        var expected = Enumerable
            .Range(0, 3000)
            .Where(i => !Enumerable.Range(0, 1000).Any(j => j * 3 / 2 == i && i <= j * 3))
            .ToList();
        index.Count.ShouldBe(expected.Count);
        index.Find("common", 4000).Select(hit => hit.Key).ShouldBe(expected.Select(Book.Key));
        index.Slices.Length.ShouldBeLessThan(20);
    }

    [Fact]
    public async Task What_changes_during_a_merge_is_not_lost()
    {
        for (var round = 0; round < 20; round++)
        {
            var index = SearchIndex.Build(Enumerable.Range(0, 400).Select(i => Named(i, "Old")));
            index.PutAll(Enumerable.Range(400, 400).Select(i => Named(i, "Old")));
            for (var i = 0; i < 800; i += 5)
            {
                index.Remove(Book.Key(i));
                index.Put(Named(i + 1, "New"));
            }
            await index.Settled;
            index.Count.ShouldBe(640);
            index.Find("old", 1000).Count.ShouldBe(480);
            index.Find("new", 1000).Count.ShouldBe(160);
        }
    }

    [Fact]
    public async Task A_part_of_which_most_is_gone_is_written_anew()
    {
        var index = SearchIndex.Build(Enumerable.Range(0, 1000).Select(i => Named(i, "Ann")));
        for (var i = 0; i < 900; i++)
        {
            index.Remove(Book.Key(i));
        }
        await index.Settled;
        index.Find("ann", 1000).Count.ShouldBe(100);
        index.Slices.Sum(slice => slice.Segment.Count).ShouldBeLessThan(500);
    }

    [Fact]
    public void A_filter_leaves_out_and_others_move_up()
    {
        var index = SearchIndex.Build(Enumerable.Range(0, 100).Select(i => Named(i, "Ann")));
        index
            .Find("ann", 3, key => key.CompareTo(Book.Key(50)) >= 0)
            .Select(hit => hit.Key)
            .ShouldBe([Book.Key(50), Book.Key(51), Book.Key(52)]);
        index.Find("ann", 3, _ => false).ShouldBeEmpty();
    }

    [Fact]
    public void Wrong_arguments_are_refused_and_change_nothing()
    {
        var index = SearchIndex.Build([Named(1, "Ann")]);
        Should.Throw<ArgumentNullException>(() => index.Put(null!));
        Should.Throw<ArgumentNullException>(() => index.PutAll(null!));
        Should.Throw<ArgumentNullException>(() => index.PutAll([Named(2, "Bea"), null!]));
        Should.Throw<ArgumentNullException>(() => index.Find(null!));
        Should.Throw<ArgumentOutOfRangeException>(() => index.Find("a", 0));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            index.Put(new SearchDocument(Book.Key(3), [((SearchField)99, "x")]))
        );
        index.Count.ShouldBe(1);
    }

    [Fact]
    public void An_empty_index_and_a_document_without_words_find_nothing()
    {
        new SearchIndex().Find("ann").ShouldBeEmpty();
        var index = SearchIndex.Build([
            new SearchDocument(Book.Key(1), []),
            new SearchDocument(Book.Key(2), [(SearchField.Phone, "")]),
        ]);
        index.Count.ShouldBe(2);
        index.Find("ann").ShouldBeEmpty();
    }

    private static SearchDocument Named(int key, string name) => new(Book.Key(key), [(SearchField.Name, name)]);
}
