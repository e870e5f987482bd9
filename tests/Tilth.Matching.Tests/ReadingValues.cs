namespace Tilth.Matching.Tests;

/// <summary>The forms in which values are compared.</summary>
public class ReadingValues
{
    private static string Form(Action<Letters> append)
    {
        var letters = new Letters();
        append(letters);
        return letters.Text.ToString();
    }

    [Theory]
    [InlineData("José  NÚÑEZ", "jose nunez")]
    [InlineData("O'Neil", "oneil")]
    [InlineData("O\u2019Neil", "oneil")]
    [InlineData("Anna-Lena", "anna lena")]
    [InlineData("  van  der Berg. ", "van der berg")]
    [InlineData("Łukasz Søren Straße Æon", "lukasz soren strasse aeon")]
    [InlineData("A\u030Angstro\u0308m", "angstrom")]
    [InlineData("Ольга Щукина", "olga shchukina")]
    [InlineData("Γιώργος", "giorgos")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("がく 한글", "がく 한글")]
    [InlineData("٤٢", "42")]
    [InlineData("王 小明", "王 小明")]
    [InlineData("ﬁn", "fin")]
    [InlineData("\uFFFF\uD800", null)]
    public void Words_are_folded(string text, string? expected)
    {
        var folded = Form(into => Folding.Words(text, into));
        if (expected is not null)
            folded.ShouldBe(expected);
        Form(into => Folding.Words(folded, into)).ShouldBe(folded);
    }

    [Theory]
    [InlineData("Wren@Seed.example", "wren@seed.example")]
    [InlineData("mailto:wren@seed.example", "wren@seed.example")]
    [InlineData("w.r.e.n+list@googlemail.com", "wren@gmail.com")]
    [InlineData("w.ren+list@outlook.com", "w.ren@outlook.com")]
    [InlineData("w.ren+list@seed.example", "w.ren+list@seed.example")]
    [InlineData("wren", "")]
    [InlineData("@seed.example", "")]
    [InlineData("wren@", "")]
    public void Mailboxes_have_one_form(string address, string expected) =>
        Form(into => EmailForm.Append(address, into)).ShouldBe(expected);

    [Theory]
    [InlineData("+44 (0)20 7946 0958", "020 7946 0958", true)]
    [InlineData("0044 20 7946 0958", "+442079460958", true)]
    [InlineData("7946 0958", "+44 20 7946 0958", true)]
    [InlineData("+44 20 7946 0958 ext. 12", "+44 20 7946 0958", false)]
    [InlineData("+44 20 7946 0958 x12", "020 7946 0958;ext=12", true)]
    [InlineData("+44 20 7946 0958", "+44 20 7946 0959", false)]
    [InlineData("110", "+44 20 7946 0110", false)]
    [InlineData("٠٢٠ ٧٩٤٦ ٠٩٥٨", "020 7946 0958", true)]
    public void Numbers_agree_by_their_significant_digits(string one, string other, bool expected)
    {
        var (first, second) = (Form(into => PhoneForm.Append(one, into)), Form(into => PhoneForm.Append(other, into)));
        (first == second || PhoneForm.AreSame(first, second)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("furrow and sons ltd", "furrow sons")]
    [InlineData("saatgut gmbh co kg", "saatgut")]
    [InlineData("ltd", "ltd")]
    [InlineData("", "")]
    public void Legal_forms_are_left_out(string name, string expected) =>
        Form(into => OrganisationForm.Append(name, into)).ShouldBe(expected);

    [Theory]
    [InlineData("https://www.Seed.example/wren/", "seed.example/wren")]
    [InlineData("seed.example/Wren", "seed.example/wren")]
    public void Pages_have_one_form(string address, string expected) =>
        Form(into => LinkForm.Append(address, into)).ShouldBe(expected);

    [Theory]
    [InlineData("1980-02-03", "1980-02-03", Agreement.Equal)]
    [InlineData("1980-02-03", "--02-03", Agreement.Compatible)]
    [InlineData("1980-02-03", "1980", Agreement.Compatible)]
    [InlineData("1980-02-03", "1980-03-02", Agreement.Close)]
    [InlineData("1980-02-03", "1980-02-08", Agreement.Close)]
    [InlineData("1980-02-03", "1954-11-28", Agreement.Different)]
    [InlineData("1980-02-03", "--02-04", Agreement.Different)]
    [InlineData("1980", "--02-04", Agreement.Unknown)]
    public void Birthdays_agree_by_level(string one, string other, Agreement expected) =>
        ReachComparison
            .Birthday(BirthdayTerm.Of(People.Day(one)), BirthdayTerm.Of(People.Day(other)))
            .ShouldBe(expected);

    [Fact]
    public void A_part_of_a_day_that_there_is_not_is_unknown() =>
        BirthdayTerm.Text(BirthdayTerm.Of(new PartialDay(1856, 86, 18))).ShouldBe("1856--18");

    [Theory]
    [InlineData("wren.d1@seed.example", "wren.d2@seed.example", Agreement.Different)]
    [InlineData("wren.desmonde@seed.example", "wren.desmnde@seed.example", Agreement.Close)]
    [InlineData("wren85@seed.example", "wren85@plot.example", Agreement.Variant)]
    [InlineData("wren@seed.example", "ash@plot.example", Agreement.Different)]
    public void Addresses_agree_by_level(string one, string other, Agreement expected) =>
        ReachComparison.Email(one, other).ShouldBe(expected);

    [Theory]
    [InlineData("furrow partners", "furow partners", Agreement.Close)]
    [InlineData("furrow partners", "furrow media", Agreement.Overlapping)]
    [InlineData("furrow partners", "harbour partners", Agreement.Different)]
    [InlineData("store 7", "store 8", Agreement.Overlapping)]
    public void Organisations_agree_by_level(string one, string other, Agreement expected)
    {
        PlaceComparison.Organisation(one, other).ShouldBe(expected);
        PlaceComparison.Organisation(other, one).ShouldBe(expected);
    }

    [Theory]
    [InlineData("12 seed lane", "12 sed lane", Agreement.Close)]
    [InlineData("12 seed lane", "14 seed lane", Agreement.Overlapping)]
    [InlineData("12 seed lane", "12 plot row", Agreement.Different)]
    public void Streets_agree_by_level(string one, string other, Agreement expected) =>
        PlaceComparison.Street(one, other).ShouldBe(expected);
}
