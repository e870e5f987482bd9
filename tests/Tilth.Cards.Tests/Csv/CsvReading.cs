using System.Text;

namespace Tilth.Cards.Tests.Csv;

/// <summary>Short ways to read CSV for the tests of it.</summary>
internal static class CsvReading
{
    public static List<ReadRow> Rows(string text, CsvReadOptions? options = null) =>
        Rows(Encoding.UTF8.GetBytes(text), options);

    public static List<ReadRow> Rows(byte[] bytes, CsvReadOptions? options = null) =>
        [.. AddressBookCsv.Read(new MemoryStream(bytes), options)];

    public static CsvLook Look(string text) => AddressBookCsv.Look(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    /// <summary>The contact of a file of one header and one row, read without a problem.</summary>
    public static Contact Contact(string header, string row)
    {
        var read = Rows($"{header}\r\n{row}\r\n").ShouldHaveSingleItem();
        read.Problems.ShouldBeEmpty();
        return read.Contact.ShouldNotBeNull();
    }

    public static byte[] Written(params Contact[] contacts)
    {
        var stream = new MemoryStream();
        AddressBookCsv.Write(contacts, stream);
        return stream.ToArray();
    }
}
