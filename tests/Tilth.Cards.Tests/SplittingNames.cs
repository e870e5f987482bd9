namespace Tilth.Cards.Tests;

public class SplittingNames
{
    [Theory]
    [InlineData("Ada King", "Ada", "King")]
    [InlineData("King, Ada", "Ada", "King")]
    [InlineData("Eva van Dam", "Eva", "van Dam")]
    [InlineData("Ludwig van der Rohe", "Ludwig", "van der Rohe")]
    [InlineData("Leonardo da Vinci", "Leonardo", "da Vinci")]
    [InlineData("Omar al Rashid", "Omar", "al Rashid")]
    [InlineData("de la Cruz, Maria Jose", "Maria Jose", "de la Cruz")]
    [InlineData("\u5b89\u85e4 \u30ed\u30a4\u30c9", "\u30ed\u30a4\u30c9", "\u5b89\u85e4")]
    [InlineData("\uae40\ubbfc\uc218", "\ubbfc\uc218", "\uae40")]
    public void Sure_names_are_taken_apart(string whole, string given, string family)
    {
        var name = NameSplitter.Split(whole);
        (name.Given, name.Family).ShouldBe((given, family));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Madonna")]
    [InlineData("Mary Anne Smith")]
    [InlineData("Gabriel Garc\u00eda M\u00e1rquez")]
    [InlineData("Smith & Sons")]
    [InlineData("Engines Ltd")]
    [InlineData("bo@example.org")]
    [InlineData("\u738b\u5c0f\u660e")]
    [InlineData("a, b, c")]
    [InlineData(",")]
    public void What_is_in_doubt_stays_whole(string whole) => NameSplitter.Split(whole).ShouldBe(NameParts.None);

    [Fact]
    public void Titles_initials_and_endings_stand_apart() =>
        NameSplitter
            .Split("Dr. John Q. Public, Jr.")
            .ShouldBe(
                new NameParts
                {
                    Prefix = "Dr.",
                    Given = "John",
                    Additional = "Q.",
                    Family = "Public",
                    Suffix = "Jr.",
                }
            );
}
