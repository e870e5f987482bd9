using static Tilth.Cards.Tests.Csv.CsvReading;

namespace Tilth.Cards.Tests.Corpus;

public class ReadingRealTables
{
    private const string Thunderbird = "csv/thunderbird/mailnews/import/test/unit/resources/";

    private static List<ReadRow> Of(string path) => Rows(RealFiles.Bytes(path));

    [Fact]
    public void Every_file_is_read()
    {
        foreach (var path in RealFiles.All("csv", ".csv", ".txt"))
        foreach (var row in Rows(File.ReadAllBytes(path)))
            (row.Contact is not null || row.Problems.Count > 0).ShouldBeTrue(path);
    }

    [Theory]
    [InlineData("google-contacts-2024", CsvDialect.Google, 23)]
    [InlineData("google-contacts-before-2024", CsvDialect.GoogleBefore2024, 33)]
    [InlineData("linkedin-connections", CsvDialect.LinkedIn, 7)]
    [InlineData("outlook-desktop", CsvDialect.Outlook, 92)]
    [InlineData("mailchimp-audience", CsvDialect.Plain, 19)]
    public void Headers_of_programs_are_known(string name, CsvDialect dialect, int columns)
    {
        var look = AddressBookCsv.Look(new MemoryStream(RealFiles.Bytes($"csv/headers/{name}.csv")));
        (look.Dialect, look.HasHeader, look.Mapping.Columns.Count).ShouldBe((dialect, true, columns));
    }

    [Theory]
    [InlineData("basic_csv_addressbook.csv", "John Doe", "john@doe.invalid")]
    [InlineData("basic_addressbook.csv", "John Doe", "johndoe@host.invalid")]
    [InlineData("csv_semicolon.csv", "John Doe", "john@doe.invalid")]
    [InlineData("csv_no_header.csv", "John Doe", "john@doe.invalid")]
    [InlineData(
        "shiftjis_addressbook.csv",
        "\u540d\u7121\u3057\u306e\u6a29\u5175\u885b",
        "\u540d\u7121\u3057\u306e\u6a29\u5175\u885b@host.invalid"
    )]
    public void Address_books_of_Thunderbird_are_read(string name, string displayName, string email)
    {
        var contact = Of(Thunderbird + name)[0].Contact.ShouldNotBeNull();
        (contact.DisplayName, contact.Emails[0].Value).ShouldBe((displayName, email));
    }

    [Fact]
    public void Encodings_quotes_and_mixed_delimiters_are_no_obstacle()
    {
        Of(Thunderbird + "utf16_addressbook.csv").ShouldAllBe(row => row.Contact != null);
        Of(Thunderbird + "quote.csv")[0].Contact!.Phones[0].Value.ShouldBe("(800) 000-0000");
        var mixed = Of(Thunderbird + "tab_comma_mixed.csv");
        mixed
            .Select(row => row.Contact!.Emails[0].Value)
            .ShouldBe(["1@host.invalid", "2@host.invalid", "3@host.invalid", "4@host.invalid"]);
    }

    [Fact]
    public void A_export_of_a_CRM_has_names_mails_and_phones_by_purpose()
    {
        var rows = Of("csv/atomic-crm-contacts/test-data/contacts.csv");
        rows.Count.ShouldBeGreaterThan(400);
        rows.ShouldAllBe(row => row.Contact != null);
        var first = rows[0].Contact!;
        first.DisplayName.ShouldBe("Shelley Kerluke");
        first.Emails.ShouldHaveSingleItem().Labels.ShouldBe(["other"]);
        first.Phones.ShouldHaveSingleItem().Labels.ShouldBe(["home"]);
        first.Work[0].Organisation.ShouldBe("Gottlieb and Sons");
    }
}
