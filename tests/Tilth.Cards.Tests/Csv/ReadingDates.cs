using System.Globalization;
using System.Text;

namespace Tilth.Cards.Tests.Csv;

/// <summary>Dates of which the day or the month may stand first, and those of other languages and programs.</summary>
public class ReadingDates
{
    private const string Either = "12/04/1985";

    [Theory]
    [InlineData("31/12/1980", "1985-04-12")]
    [InlineData("12/31/1980", "1985-12-04")]
    public void One_date_anywhere_in_the_column_tells_the_order_of_all(string other, string birthday)
    {
        var filler = string.Concat(Enumerable.Repeat("Bo Mann,,\n", 5_000));
        var (look, contacts) = Read($"name,birthday\nEva Nagy,{Either}\n{filler}Ana Lima,{other}\n");
        look.GuessedDates.ShouldBeEmpty();
        contacts[0].Birthday.ToString().ShouldBe(birthday);
    }

    [Fact]
    public void Each_column_tells_its_own()
    {
        var (_, contacts) = Read(
            $"name,birthday,anniversary\nEva Nagy,{Either},{Either}\nBo Mann,31/12/1980,12/31/2001\n"
        );
        (contacts[0].Birthday.ToString(), contacts[0].Anniversary.ToString()).ShouldBe(("1985-04-12", "1985-12-04"));
    }

    [Fact]
    public void Where_nothing_tells_it_is_a_guess_that_is_told_and_can_be_corrected()
    {
        var text = $"name,birthday\nEva Nagy,{Either}\nBo Mann,05/05/1980\n";
        var (look, contacts) = Read(text);
        look.GuessedDates.ShouldBe([new GuessedDate(1, Either, new PartialDate(1985, 12, 4))]);
        contacts[0].Birthday.ToString().ShouldBe("1985-12-04");

        foreach (
            var (kind, date) in new[]
            {
                (CsvFieldKind.BirthdayDayFirst, "1985-04-12"),
                (CsvFieldKind.BirthdayMonthFirst, "1985-12-04"),
            }
        )
        {
            (look, contacts) = Read(text, new(true, new Dictionary<int, CsvFieldKind> { [1] = kind }));
            look.GuessedDates.ShouldBeEmpty();
            contacts[0].Birthday.ToString().ShouldBe(date);
        }
    }

    [Theory]
    [InlineData("12-31-1980", "1985-12-04", 0)]
    [InlineData("31-12-1980", "1985-04-12", 0)]
    [InlineData("05-05-1980", "1985-04-12", 1)]
    [InlineData("1980-05-06", "1985-04-12", 1)]
    public void Hyphens_are_asked_like_slashes_but_the_day_is_guessed_first(string other, string birthday, int guesses)
    {
        var (look, contacts) = Read($"name,birthday\nEva Nagy,12-04-1985\nBo Mann,{other}\n");

        look.GuessedDates.Count.ShouldBe(guesses);
        contacts[0].Birthday.ToString().ShouldBe(birthday);
    }

    [Theory]
    [InlineData("Verbunden am", "3/14/24, 10:11 AM", "2024-03-14")]
    [InlineData("Connected On", "Mar 14, 2024, 10:11 AM", "2024-03-14")]
    [InlineData("Verbunden am", "14. M\u00e4rz 2024", "2024-03-14")]
    [InlineData("Conectado em", "14 de mar. de 2024", "2024-03-14")]
    public void The_day_of_a_connection_is_read_in_other_languages_and_with_a_time(
        string header,
        string cell,
        string day
    )
    {
        var (look, contacts) = Read(
            $"First Name,Last Name,URL,Email Address,Company,{header}\nEva,Nagy,,,,\"{cell}\"\n"
        );
        look.Dialect.ShouldBe(CsvDialect.LinkedIn);
        look.GuessedDates.ShouldBeEmpty();
        contacts[0].ConnectedOn.ShouldBe(DateOnly.Parse(day, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1604-04-12")]
    [InlineData("12.04.1604")]
    [InlineData("12 Apr 1604")]
    public void The_year_that_stands_for_none_is_none(string cell) =>
        Read($"name,birthday\nEva Nagy,{cell}\n").Contacts[0].Birthday.ShouldBe(new PartialDate(null, 4, 12));

    private static (CsvLook Look, List<Contact> Contacts) Read(string text, CsvCorrection? correction = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var look = AddressBookCsv.Look(file);
        look = AddressBookCsv.LookAtDates(file, correction is null ? look : look.Corrected(correction));
        return (look, [.. AddressBookCsv.Read(file, new() { Look = look }).Select(row => row.Contact!)]);
    }
}
