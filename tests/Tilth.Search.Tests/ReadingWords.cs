using Shouldly;
using Xunit;

namespace Tilth.Search.Tests;

public class ReadingWords
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Cher", "cher:NameOnly")]
    [InlineData("Ann Lee", "ann:NameFirst lee:NameLater")]
    [InlineData("O'Neil", "o:NameFirst neil:NameLater oneil:NameOnly")]
    [InlineData("O Neil", "o:NameFirst oneil:NameOnly neil:NameLater")]
    [InlineData(
        "Ann De La-Cruz",
        "ann:NameFirst de:NameLater delacruz:NameLater la:NameLater cruz:NameLater lacruz:NameLater"
    )]
    [InlineData("Jean-Luc P.", "jean:NameFirst luc:NameLater jeanluc:NameFirst p:NameLater")]
    [InlineData("王明", "王:NameFirst 王明:NameOnly 明:NameLater")]
    [InlineData("王小明", "王:NameFirst 王小:NameFirst 小:NameLater 小明:NameLater 明:NameLater 王小明:NameOnly")]
    public void A_name_becomes_words_with_their_place(string name, string words) =>
        Words(SearchField.Name, name).ShouldBe(words);

    [Theory]
    [InlineData("+44 (0)20 7946-0958 ext. 12", "442079460958 ext 12")]
    [InlineData("0044 20", "4420")]
    [InlineData("020 7", "207")]
    [InlineData("1-800-FLOWERS", "1800 flowers")]
    [InlineData("none", "none")]
    public void A_telephone_number_becomes_one_word_of_digits(string phone, string words) =>
        Words(SearchField.Phone, phone).Replace(":Phone", "", StringComparison.Ordinal).ShouldBe(words);

    [Fact]
    public void Short_words_are_joined_in_names_and_firms_alone()
    {
        Words(SearchField.Organisation, "De Boer").ShouldContain("deboer");
        Words(SearchField.Note, "to sea").ShouldBe("to:Note sea:Note");
    }

    private static string Words(SearchField field, string text)
    {
        List<string> words = [];
        new FieldReader((word, slot) => words.Add($"{word}:{slot}")).Read(field, text);
        return string.Join(' ', words);
    }
}
