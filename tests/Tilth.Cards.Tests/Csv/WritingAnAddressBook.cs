using System.Text;
using CsCheck;
using static Tilth.Cards.Tests.Csv.CsvReading;

namespace Tilth.Cards.Tests.Csv;

public class WritingAnAddressBook
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("+cmd|x", "'+cmd|x")]
    [InlineData("'=x", "''=x")]
    [InlineData("'tis", "'tis")]
    [InlineData("plain", "plain")]
    public void What_looks_like_a_formula_is_guarded_and_comes_back(string text, string cell)
    {
        var bytes = Written(new Contact { DisplayName = "Bo", Nicknames = [text] });
        Encoding.UTF8.GetString(bytes).ShouldContain($",{cell}\r\n");
        Rows(bytes).ShouldHaveSingleItem().Contact!.Nicknames.ShouldBe([text]);
    }

    [Fact]
    public void What_elsewhere_parts_cells_stands_in_quotes() =>
        Encoding
            .UTF8.GetString(Written(new Contact { DisplayName = "Bo;Lind" }))
            .ShouldEndWith("Name,First Name,Last Name\r\n\"Bo;Lind\",,\r\n");

    [Fact]
    public void A_phone_number_stays_readable()
    {
        var bytes = Written(
            new Contact { DisplayName = "Bo", Phones = [new() { Value = "+44 20 7946 0000", Labels = ["cell"] }] }
        );
        Encoding
            .UTF8.GetString(bytes)
            .ShouldEndWith(
                "Name,First Name,Last Name,Phone 1 - Label,Phone 1 - Value\r\nBo,,,Mobile,+44 20 7946 0000\r\n"
            );
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
    }

    [Fact]
    public void No_cell_begins_like_a_formula_and_what_CSV_can_say_comes_back() =>
        Contacts.Any.Sample(
            contact =>
            {
                var said = Said(contact);
                var row = Rows(Written(said)).ShouldHaveSingleItem();
                row.Problems.ShouldBeEmpty();
                row.Contact.ShouldBeSameAs(said);
            },
            iter: 300
        );

    /// <summary>The contact without what a table has no place for.</summary>
    private static Contact Said(Contact contact) =>
        contact with
        {
            Name = contact.Name with { Generation = null },
            Emails = Plain(contact.Emails, value => $"{Tame(value)}@example.org"),
            Phones = Plain(contact.Phones, value => $"{Tame(value)} 123"),
            Links = Plain(contact.Links),
            Messengers = Plain(contact.Messengers),
            Related = Plain(contact.Related),
            Addresses = [.. contact.Addresses.Select(address => address with { Parameters = [] })],
            Photo = contact.Photo?.Uri is null ? null : contact.Photo,
            Birthday = contact.Birthday,
            Revision = null,
            Rest =
            [
                .. contact.Rest.Select(rest => new CardProperty(
                    null,
                    AddressBookCsv.FieldProperty,
                    [new(AddressBookCsv.NameParameter, ["Field"])],
                    rest.Value.Replace(";", "\\;", StringComparison.Ordinal)
                )),
            ],
        };

    private static List<Fact> Plain(IReadOnlyList<Fact> facts, Func<string, string>? value = null) =>
        [
            .. facts
                .Select(fact => fact with { Parameters = [], Value = value?.Invoke(fact.Value) ?? fact.Value })
                .DistinctBy(fact => fact.Value),
        ];

    /// <summary>What can stand in an address: a cell may hold several, and be recognised as something else.</summary>
    private static string Tame(string value) =>
        "x" + string.Concat(value.Where(c => !char.IsWhiteSpace(c) && c is not (';' or ',' or '@' or '<' or '>')));
}
