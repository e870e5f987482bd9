using Shouldly;
using Xunit;

namespace Tilth.Search.Tests;

public class FindingByPhone
{
    [Theory]
    [InlineData("+44 20 7946 0958")]
    [InlineData("+44 20 7946")]
    [InlineData("+4420")]
    [InlineData("0044 20 7946")]
    [InlineData("44 (0)20 7946")]
    [InlineData("020 7946")]
    [InlineData("020 7946 0958")]
    [InlineData("(020) 7946-0958")]
    [InlineData("20 7946")]
    [InlineData("7946")]
    [InlineData("0958")]
    [InlineData("79460958")]
    [InlineData("7946 0958")]
    [InlineData("+44")]
    [InlineData("ann 0958")]
    public void An_international_number_is_found(string query) =>
        With("+44 20 7946 0958").Find(query).ShouldBe(["Ann"]);

    [Theory]
    [InlineData("0044 (0)20 7946 0958")]
    [InlineData("+44.20.7946.0958")]
    [InlineData("tel:+442079460958")]
    [InlineData("020 7946 0958")]
    [InlineData("(020) 7946 0958 ext. 12")]
    public void Any_way_of_writing_a_number_is_found_by_any_other(string number)
    {
        With(number).Find("+44 20 7946").ShouldBe(["Ann"]);
        With(number).Find("020 7946").ShouldBe(["Ann"]);
        With(number).Find("0958").ShouldBe(["Ann"]);
        With(number).Find("0044207946").ShouldBe(["Ann"]);
    }

    [Theory]
    [InlineData("958")]
    [InlineData("79460959")]
    [InlineData("+49 20 7946 0958")]
    [InlineData("020 7947")]
    public void Other_digits_do_not_find(string query) => With("+44 20 7946 0958").Find(query).ShouldBeEmpty();

    [Theory]
    [InlineData("0")]
    [InlineData("+0")]
    [InlineData("00")]
    [InlineData("+0000")]
    [InlineData("0002")]
    [InlineData("+")]
    public void Zeros_alone_find_nothing(string query) => With("+44 20 7946 0958").Find(query).ShouldBeEmpty();

    [Fact]
    public void Digits_elsewhere_are_words()
    {
        var book = new Book();
        book.Add("Note", (SearchField.Note, "class of 19845"));
        book.Find("1984").ShouldBe(["Note"]);
        book.Find("9845").ShouldBeEmpty();
        book.Find("of 19845").ShouldBe(["Note"]);
    }

    [Fact]
    public void Groups_of_digits_may_also_be_words_apart()
    {
        var book = new Book();
        book.Add("Note", (SearchField.Note, "2024 party at number 1200"));
        book.Find("2024 1200").ShouldBe(["Note"]);
    }

    [Fact]
    public void The_whole_number_comes_before_its_beginning_and_this_before_its_middle()
    {
        var book = new Book();
        book.Add("middle", (SearchField.Phone, "+99 12345 6"));
        book.Add("start", (SearchField.Phone, "+12345 6"));
        book.Add("whole", (SearchField.Phone, "12345"));
        book.Find("12345").ShouldBe(["whole", "start", "middle"]);
    }

    private static Book With(string number)
    {
        var book = new Book();
        book.Add("Ben", (SearchField.Name, "Ben"), (SearchField.Phone, "+1 415 555 0100"));
        book.Add("Ann", (SearchField.Name, "Ann"), (SearchField.Phone, number));
        return book;
    }
}
