using Shouldly;
using Xunit;

namespace Tilth.Search.Tests;

public class FindingByWords
{
    [Theory]
    [InlineData("l")]
    [InlineData("li")]
    [InlineData("LINDA")]
    [InlineData("green")]
    [InlineData("gr li")]
    [InlineData("linda g")]
    [InlineData("  linda,  green! ")]
    public void The_beginning_of_any_word_finds(string query) =>
        Book.OfNames("Linda Green", "Paul Stone").Find(query).ShouldBe(["Linda Green"]);

    [Theory]
    [InlineData("linda stone")]
    [InlineData("nda")]
    [InlineData("xyz")]
    [InlineData("")]
    [InlineData(" -!' ")]
    public void Every_word_must_be_there(string query) =>
        Book.OfNames("Linda Green", "Paul Stone").Find(query).ShouldBeEmpty();

    [Fact]
    public void Words_may_meet_in_different_fields()
    {
        var book = new Book();
        book.Add(
            "Ada",
            (SearchField.Name, "Ada Byron"),
            (SearchField.Place, "London"),
            (SearchField.Label, "chess club")
        );
        book.Add("Ben", (SearchField.Name, "Ben Byron"), (SearchField.Place, "Paris"));
        book.Find("byron lond che").ShouldBe(["Ada"]);
    }

    [Theory]
    [InlineData(SearchField.Name)]
    [InlineData(SearchField.Nickname)]
    [InlineData(SearchField.Organisation)]
    [InlineData(SearchField.Email)]
    [InlineData(SearchField.Label)]
    [InlineData(SearchField.Place)]
    [InlineData(SearchField.Note)]
    public void Every_field_finds_and_says_that_it_did(SearchField field)
    {
        var index = SearchIndex.Build([new SearchDocument(Book.Key(1), [(field, "harbour")])]);
        index.Find("harb").ShouldHaveSingleItem().Because.ShouldBe(field);
    }

    [Fact]
    public void The_best_field_explains_a_hit()
    {
        var book = new Book();
        book.Add(
            "Ada",
            (SearchField.Note, "knows Green"),
            (SearchField.Name, "Ada Green"),
            (SearchField.Place, "Greenwich")
        );
        book.Index.Find("green").ShouldHaveSingleItem().Because.ShouldBe(SearchField.Name);
        book.Index.Find("knows greenw").ShouldHaveSingleItem().Because.ShouldBe(SearchField.Note);
    }

    [Theory]
    [InlineData("Siobhan O'Neil", "o'neil")]
    [InlineData("Siobhan O'Neil", "O’NEIL")]
    [InlineData("Siobhan O'Neil", "oneil")]
    [InlineData("Siobhan O'Neil", "o neil")]
    [InlineData("Siobhan O'Neil", "neil")]
    [InlineData("Siobhan Oneil", "o'neil")]
    [InlineData("Siobhan Oneil", "o neil")]
    [InlineData("Siobhan O Neil", "oneil")]
    [InlineData("Siobhan O Neil", "o'neil")]
    [InlineData("Jean-Luc Picard", "jean")]
    [InlineData("Jean-Luc Picard", "luc")]
    [InlineData("Jean-Luc Picard", "jeanluc")]
    [InlineData("Jean-Luc Picard", "jean-luc")]
    [InlineData("Jean-Luc Picard", "jean luc picard")]
    [InlineData("Jeanluc Picard", "jean-luc picard")]
    [InlineData("Fatima Al-Hassan", "alhassan")]
    [InlineData("Fatima Al Hassan", "al-hassan")]
    [InlineData("Müller", "muller")]
    [InlineData("Muller", "müll")]
    [InlineData("Groß", "gross")]
    [InlineData("Фёдор", "федор")]
    [InlineData("Γιώργος", "γιωργος")]
    [InlineData("أحمد", "احمد")]
    public void Accents_apostrophes_and_hyphens_do_not_count(string name, string query) =>
        Book.OfNames(name, "Somebody Else").Find(query).ShouldBe([name]);

    [Theory]
    [InlineData("王")]
    [InlineData("小")]
    [InlineData("明")]
    [InlineData("王小")]
    [InlineData("小明")]
    [InlineData("王小明")]
    public void A_part_of_a_name_in_ideographs_finds(string query) =>
        Book.OfNames("王小明", "李华").Find(query).ShouldBe(["王小明"]);

    [Theory]
    [InlineData("王明")]
    [InlineData("明王")]
    public void Ideographs_must_stand_together(string query) => Book.OfNames("王小明").Find(query).ShouldBeEmpty();

    [Theory]
    [InlineData("민수", "김민수")]
    [InlineData("たけし", "北野たけし")]
    [InlineData("北野", "北野たけし")]
    [InlineData("東京", "東京Tower")]
    [InlineData("tower", "東京Tower")]
    public void Other_scripts_without_spaces_are_found_in_parts(string query, string name) =>
        Book.OfNames(name, "Jane").Find(query).ShouldBe([name]);

    [Theory]
    [InlineData("bob stone", "Robert Stone")]
    [InlineData("robert stone", "Bob Stone")]
    [InlineData("bobby", "Rob Stone")]
    [InlineData("liz", "Elizabeth Carr")]
    [InlineData("elizabeth", "Liz Carr")]
    [InlineData("LIZ", "Élizabeth Carr")]
    public void A_short_form_finds_the_given_name(string query, string name) =>
        Book.OfNames(name, "Zed").Find(query).ShouldBe([name]);

    [Fact]
    public void A_short_form_counts_in_names_alone()
    {
        var book = new Book();
        book.Add("Firm", (SearchField.Organisation, "Robert and Sons"));
        book.Find("bob").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("anna.lee@acme.example")]
    [InlineData("ANNA.LEE@ACME")]
    [InlineData("anna.lee")]
    [InlineData("acme.ex")]
    [InlineData("lee@acme")]
    public void An_address_is_found_whole_and_in_parts(string query)
    {
        var book = new Book();
        book.Add("Anna", (SearchField.Name, "A. L."), (SearchField.Email, "anna.lee@acme.example"));
        book.Add("Other", (SearchField.Name, "B. M."), (SearchField.Email, "bert.moss@firm.example"));
        book.Find(query).ShouldBe(["Anna"]);
    }

    [Fact]
    public void A_word_too_long_is_found_by_its_beginning()
    {
        var name = new string('x', 500);
        Book.OfNames(name).Find(name).ShouldBe([name]);
        Book.OfNames(name).Find(name[..70]).ShouldBe([name]);
    }

    [Fact]
    public void Words_after_the_twelfth_are_ignored() =>
        Book.OfNames("a b c d e f g h i j k l").Find("a b c d e f g h i j k l zzz").Length.ShouldBe(1);
}
