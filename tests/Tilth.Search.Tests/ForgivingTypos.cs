using Shouldly;
using Xunit;

namespace Tilth.Search.Tests;

public class ForgivingTypos
{
    [Theory]
    [InlineData("jonhson")]
    [InlineData("johnsson")]
    [InlineData("jonson")]
    [InlineData("johnsen")]
    [InlineData("kohnson")]
    [InlineData("ohnson")]
    [InlineData("xjohnson")]
    [InlineData("ojhnson")]
    [InlineData("johnsno")]
    [InlineData("johnsonx")]
    [InlineData("jhon")]
    [InlineData("jonhs")]
    [InlineData("Jönhs")]
    public void One_letter_more_less_other_or_swapped_still_finds(string query) =>
        Book.OfNames("Ann Johnson", "Bea Green").Find(query).ShouldBe(["Ann Johnson"]);

    [Theory]
    [InlineData("jhonsno")]
    [InlineData("jonsen")]
    [InlineData("xxjohnson")]
    [InlineData("nhojson")]
    public void Two_errors_do_not(string query) => Book.OfNames("Ann Johnson").Find(query).ShouldBeEmpty();

    [Theory]
    [InlineData("amn")]
    [InlineData("grn")]
    public void A_short_word_must_be_right(string query) => Book.OfNames("Ann Green").Find(query).ShouldBeEmpty();

    [Fact]
    public void Digits_must_be_right()
    {
        var book = new Book();
        book.Add("Ann", (SearchField.Phone, "12345678"), (SearchField.Note, "room b1234"));
        book.Find("12354678").ShouldBeEmpty();
        book.Find("b1243").ShouldBeEmpty();
    }

    [Fact]
    public void Each_word_may_have_its_error() =>
        Book.OfNames("Jonathan Greene").Find("jonahtan grene").ShouldBe(["Jonathan Greene"]);

    [Fact]
    public void Cyrillic_and_greek_words_are_forgiven_too()
    {
        Book.OfNames("Дмитрий Иванов").Find("дмирт").ShouldBe(["Дмитрий Иванов"]);
        Book.OfNames("Γιώργος").Find("γιργος").ShouldBe(["Γιώργος"]);
    }

    [Fact]
    public void An_error_never_comes_before_a_true_match()
    {
        var book = new Book();
        book.Add("name with error", boost: 255, (SearchField.Name, "Marton"));
        book.Add("note", (SearchField.Note, "the martin is a bird, says a martingale"));
        book.Add("nickname", boost: 9, (SearchField.Name, "Marty"));
        book.Find("martin").ShouldBe(["note", "nickname", "name with error"]);
    }

    [Fact]
    public void The_whole_word_with_an_error_comes_before_a_beginning_with_one() =>
        Book.OfNames("Johnsonberg", "Johnson").Find("jonhson").ShouldBe(["Johnson", "Johnsonberg"]);

    [Fact]
    public void A_full_list_of_true_matches_leaves_no_room_for_errors() =>
        Book.OfNames("Marton", "Martin", "Martin Two").Find("martin", limit: 2).ShouldBe(["Martin", "Martin Two"]);
}
