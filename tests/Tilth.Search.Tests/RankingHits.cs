using Shouldly;
using Xunit;

namespace Tilth.Search.Tests;

public class RankingHits
{
    [Fact]
    public void An_exact_word_comes_before_a_beginning() =>
        Book.OfNames("Annabel Lee", "Ann Smith").Find("ann").ShouldBe(["Ann Smith", "Annabel Lee"]);

    [Fact]
    public void Fields_weigh_in_their_order()
    {
        var fields = Enum.GetValues<SearchField>();
        var book = new Book();
        foreach (var field in fields.Reverse())
        {
            book.Add(field.ToString(), (field, "4711"));
        }
        book.Find("4711").ShouldBe(fields.Select(field => field.ToString()));
        book.Find("471").ShouldBe(fields.Select(field => field.ToString()));
    }

    [Fact]
    public void The_start_of_a_name_comes_before_its_rest() =>
        Book.OfNames("Wei Lin", "Lin Wei").Find("lin").ShouldBe(["Lin Wei", "Wei Lin"]);

    [Fact]
    public void The_whole_name_comes_first() =>
        Book.OfNames("Lee Smith", "Lee", "Ann Lee").Find("lee").ShouldBe(["Lee", "Lee Smith", "Ann Lee"]);

    [Fact]
    public void The_whole_name_of_several_words_comes_first() =>
        Book.OfNames("Ann Lee Smith", "Ann Bo Lee", "Ann Lee")
            .Find("ann lee")
            .ShouldBe(["Ann Lee", "Ann Lee Smith", "Ann Bo Lee"]);

    [Fact]
    public void The_whole_name_is_found_although_better_known_ones_fill_the_list() =>
        Book.OfNames("Ann Lee Smith", "Ann Lee Stone", "Ann Lee").Find("ann lee", limit: 1).ShouldBe(["Ann Lee"]);

    [Fact]
    public void A_name_begun_comes_before_a_word_in_a_note()
    {
        var book = new Book();
        book.Add("note", boost: 200, (SearchField.Note, "will call"));
        book.Add("name", (SearchField.Name, "William"));
        book.Find("will").ShouldBe(["name", "note"]);
    }

    [Fact]
    public void A_short_form_comes_after_a_true_match_and_before_an_error()
    {
        var book = new Book();
        book.Add("error", boost: 9, (SearchField.Name, "Robart"));
        book.Add("short form", boost: 5, (SearchField.Name, "Bob"));
        book.Add("true", (SearchField.Note, "like robert"));
        book.Find("robert").ShouldBe(["true", "short form", "error"]);
    }

    [Fact]
    public void Boost_orders_equals_and_nothing_else()
    {
        var book = new Book();
        book.Add("low", boost: 1, (SearchField.Name, "Ann"));
        book.Add("high", boost: 2, (SearchField.Name, "Ann"));
        book.Add("place", boost: 255, (SearchField.Place, "Ann"));
        book.Find("ann").ShouldBe(["high", "low", "place"]);
    }

    [Fact]
    public void Equals_of_one_boost_are_ordered_by_key()
    {
        var documents = Enumerable
            .Range(1, 50)
            .Select(i => new SearchDocument(Book.Key(i * 37 % 53), [(SearchField.Name, "Ann")]));
        var keys = SearchIndex.Build(documents).Find("ann", 60).Select(hit => hit.Key).ToList();
        keys.ShouldBe(keys.Order());
        keys.Count.ShouldBe(50);
    }

    [Fact]
    public void A_name_read_joined_is_as_good_as_one_read_apart()
    {
        var joined = Book.OfNames("O'Neil Ann").Index.Find("oneil")[0].Score;
        Book.OfNames("O'Neil Ann").Index.Find("o'neil")[0].Score.ShouldBe(joined * 2);
        Book.OfNames("Oneil Ann").Index.Find("o neil")[0].Score.ShouldBe(joined * 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void The_limit_cuts_the_same_list(int limit)
    {
        var book = Book.OfNames("Annabel", "Ann", "Anna", "Ann Lee", "Lee Ann");
        book.Find("ann", limit).ShouldBe(book.Find("ann", 1000).Take(limit));
    }
}
