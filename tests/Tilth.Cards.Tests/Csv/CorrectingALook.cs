using static Tilth.Cards.Tests.Csv.CsvReading;

namespace Tilth.Cards.Tests.Csv;

public class CorrectingALook
{
    private const string Table = "Wer,Wo,Strasse,Dort\r\nEva Nagy,Quince,Quay 1,Kiel\r\n";

    [Fact]
    public void A_header_that_was_not_known_names_the_columns_and_is_nobody()
    {
        var contact = Read(
                new(true, new Dictionary<int, CsvFieldKind> { [0] = CsvFieldKind.FullName, [1] = CsvFieldKind.Keep })
            )
            .ShouldHaveSingleItem();

        contact.DisplayName.ShouldBe("Eva Nagy");
        contact.Rest.ShouldContain(property => property.Parameters.Any(parameter => parameter.Values.Contains("Wo")));
    }

    [Fact]
    public void The_parts_of_an_address_that_are_named_make_one_and_a_post_likewise()
    {
        var contact = Read(
                new(
                    true,
                    new Dictionary<int, CsvFieldKind>
                    {
                        [0] = CsvFieldKind.FullName,
                        [1] = CsvFieldKind.Organisation,
                        [2] = CsvFieldKind.Street,
                        [3] = CsvFieldKind.Locality,
                    }
                )
            )
            .ShouldHaveSingleItem();

        contact.Work.ShouldHaveSingleItem().Organisation.ShouldBe("Quince");
        var address = contact.Addresses.ShouldHaveSingleItem();
        (address.Street, address.Locality).ShouldBe(("Quay 1", "Kiel"));
    }

    private static List<Contact> Read(CsvCorrection correction) =>
        [
            .. Rows(Table, new CsvReadOptions { Look = Look(Table).Corrected(correction) })
                .Select(row => row.Contact)
                .OfType<Contact>(),
        ];
}
