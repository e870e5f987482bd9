using System.Diagnostics;
using System.Text;
using CsCheck;
using static Tilth.Cards.Tests.Csv.CsvReading;

namespace Tilth.Cards.Tests.Csv;

public class Fuzzing
{
    private static readonly string[] Samples =
    [
        "First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Labels,Notes,Birthday,Address 1 - Label,Address 1 - Street,Address 1 - City\r\nIvo,Brandt,* Work,ivo@example.org ::: i@example.org,Mobile,+49 30 1,* friends ::: sea,\"one\r\n\"\"two\"\"\",--04-12,Home,1 Quay,Kiel\r\n",
        "Notes:\n\"When exporting, some are missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nIvo,Brandt,https://example.org/in/ivo,,Quince,Baker,04 Mar 2021\nAna,\u00c9l,,ana@example.org,,,\n",
        "Vorname;Nachname;E-Mail-Adresse;Telefon;Stra\u00dfe;PLZ;Ort;Geburtstag\r\nIvo;Brandt;ivo@example.org;'+49 30 1;Kai 1;24103;Kiel;12.04.1975\r\n=cmd();x;;;;;;\r\n",
        "Ivo Brandt\tivo@example.org\t+49 30 1\tQuince\r\nAna Lind\tana@example.org\t+351 1\t\r\n",
    ];

    private static readonly Gen<byte[]> Mutated = Gen.Select(
            Gen.OneOf(Samples),
            Gen.Select(Gen.Int[0, 10_000], Gen.Byte, Gen.Int[0, 3]).Array[0, 12]
        )
        .Select((sample, changes) => Mutate(Encoding.UTF8.GetBytes(sample), changes));

    private static readonly Gen<Dictionary<int, CsvFieldKind>> Corrections = Gen.Dictionary(
        Gen.Int[-1, 14],
        Gen.Enum<CsvFieldKind>()
    )[0, 8];

    private static byte[] Mutate(byte[] bytes, (int At, byte With, int How)[] changes)
    {
        var list = bytes.ToList();
        foreach (var (position, with, how) in changes)
        {
            var at = position % list.Count;
            if (how == 0)
                list[at] = with;
            else if (how == 1)
                list.Insert(at, ",;\t\"\r\n'=@ \0"u8[with % 11]);
            else if (how == 2 && list.Count > 10)
                list.RemoveRange(at, Math.Min(list.Count - at, with % 9));
            else
                list.InsertRange(at, list.GetRange(at, Math.Min(list.Count - at, with)));
        }
        return [.. list];
    }

    [Fact]
    public void A_damaged_table_with_any_correction_is_read_without_throwing_and_what_is_read_can_be_written() =>
        Gen.Select(Mutated, Corrections, Gen.Bool)
            .Sample(
                (bytes, corrections, hasHeader) =>
                {
                    var look = AddressBookCsv.Look(new MemoryStream(bytes));
                    var corrected = look.Corrected(new CsvCorrection(hasHeader, corrections));
                    corrected.Mapping.Columns.Count.ShouldBe(look.Mapping.Columns.Count);
                    var contacts = Rows(bytes, new CsvReadOptions { Look = corrected })
                        .Select(row => row.Contact)
                        .OfType<Contact>()
                        .ToArray();
                    contacts.ShouldAllBe(contact => !string.IsNullOrWhiteSpace(contact.DisplayName));
                    Rows(Written(contacts)).Count.ShouldBe(contacts.Length);
                },
                iter: 2_000
            );

    [Theory]
    [InlineData("name,email\n", "\"")]
    [InlineData("name,email\n", ",")]
    [InlineData("name,email\n", "a\n")]
    [InlineData("name,email\n\"", "\"\",\n")]
    [InlineData("", "name,")]
    [InlineData("", "\t;,")]
    [InlineData("name,birthday\n", "x,1/1/1\n")]
    [InlineData("name,labels\n", "x,a ::: b\n")]
    public void A_hundred_kilobytes_of_malice_take_no_time(string start, string again)
    {
        var text = start + string.Concat(Enumerable.Repeat(again, 100_000 / again.Length));
        var watch = Stopwatch.StartNew();
        Rows(text);
        // The goal is 50 ms; the rest is for slow and busy machines.
        watch.ElapsedMilliseconds.ShouldBeLessThan(5_000);
    }
}
