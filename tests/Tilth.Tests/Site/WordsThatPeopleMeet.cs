using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Tilth.Tests.Site;

/// <summary>People are not leads, and a page speaks their language: words of the trade and of the code stand on none.</summary>
public sealed partial class WordsThatPeopleMeet(Planted planted) : IClassFixture<Planted>
{
    private static readonly string[] Spoken = ["title", "placeholder", "aria-label", "alt", "label"];

    [Fact]
    public void No_page_shows_a_word_of_the_trade_or_of_the_code()
    {
        planted.Pages.Count.ShouldBeGreaterThan(20);
        planted
            .Pages.SelectMany(page => Texts(page).SelectMany(text => Found(Banned(), text, page.Path)))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Nor_does_a_page_that_a_stranger_sees()
    {
        using var stranger = new Wire(planted.Copy);
        foreach (var path in new[] { "/sign-in", "/welcome", "/not-found", "/problem" })
        {
            var page = await stranger.Get(path);
            Texts(page).ShouldNotBeEmpty(path);
            Texts(page).SelectMany(text => Found(Banned(), text, path)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void No_page_guesses_a_pronoun() =>
        planted
            .Pages.SelectMany(page => Texts(page).SelectMany(text => Found(Pronoun(), text, page.Path)))
            .ShouldBeEmpty();

    [Fact]
    public void No_page_shows_the_name_of_a_field_or_of_a_type_of_the_code() =>
        planted
            .Pages.SelectMany(page => Texts(page).SelectMany(text => Found(NameOfCode(), text, page.Path)))
            .ShouldBeEmpty();

    /// <summary>Also what no page of this test happened to show: refusals, messages beside a field, empty pages.</summary>
    [Fact]
    public void No_sentence_in_the_sources_holds_such_a_word()
    {
        var sentences = Repository
            .Files("*.cs")
            .Concat(Repository.Files("*.razor"))
            .Where(file => file.Name.StartsWith("src/Tilth/", StringComparison.Ordinal))
            .SelectMany(file =>
                Sentence()
                    .Matches(file.Text)
                    .SelectMany(match => match.Groups["said"].Captures)
                    .Select(said => (file.Name, Value: Hole().Replace(said.Value, "")))
            )
            .ToList();
        sentences.Count.ShouldBeGreaterThan(150);

        sentences
            .SelectMany(found =>
                Found(Banned(), found.Value, found.Name).Concat(Found(Pronoun(), found.Value, found.Name))
            )
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Found(Regex words, string text, string where) =>
        words.Matches(text).Select(match => $"{where}: \"{match.Value}\" in \"{text.Trim()}\"");

    /// <summary>What is read, in print or aloud; the names of people are not ours, and nobody reads what is packed.</summary>
    /// <summary>What is for other programs (an archive, JSON) speaks as they do.</summary>
    private static IEnumerable<string> Texts(Reply page) =>
        page.Body.StartsWith("PK\u0003\u0004", StringComparison.Ordinal) || page.Body.StartsWith('{')
            ? []
            : TextsOf(page);

    private static IEnumerable<string> TextsOf(Reply page) =>
        page.Document.All.SelectMany(element =>
            Spoken
                .Select(element.GetAttribute)
                .OfType<string>()
                .Concat(
                    element.LocalName is "script" or "style" or "bdi"
                        ? []
                        : element.ChildNodes.OfType<IText>().Select(text => text.Data)
                )
                .Where(text => !string.IsNullOrWhiteSpace(text))
        );

    [GeneratedRegex(
        @"\b(ties?|interactions?|affiliations?|cadences?|segments?|audiences?|spaces?|operations?|triggers?|ledgers?|leads?|prospects?|targets?|dormant)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Banned();

    [GeneratedRegex(
        @"\b(he|she|him|her|his|hers|himself|herself)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Pronoun();

    [GeneratedRegex(
        @"\b(?!LinkedIn)([A-Z][a-z]+([A-Z][a-z]+)+|[a-z]+(-[a-z]+)*-id|person-label|person-key)\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex NameOfCode();

    [GeneratedRegex(
        """(?:[Ss]ay\[|ErrorMessage = |RefusedException\(\s*\$?|BadRequest\()\s*"(?<said>[^"]+)"|[Ss]ay\.Many\([^"]+"(?<said>[^"]+)", "(?<said>[^"]+)"|return "(?<said>[^"]+\.)";""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Sentence();

    /// <summary>A value that is put into the sentence.</summary>
    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
