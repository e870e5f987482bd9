using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tilth.Cards.Tests;

/// <summary>Short ways to read and compare, for all tests.</summary>
internal static class Reading
{
    private static readonly JsonSerializerOptions Compared = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static List<ReadCard> ReadCards(string text, VCardReadOptions? options = null) =>
        ReadCards(Encoding.UTF8.GetBytes(text), options);

    public static List<ReadCard> ReadCards(byte[] bytes, VCardReadOptions? options = null) =>
        [.. VCardReader.Read(bytes.AsMemory(), options)];

    /// <summary>The one card of a text, with these lines between BEGIN, VERSION and END.</summary>
    public static ReadCard Card(string version, params string[] lines) =>
        ReadCards($"BEGIN:VCARD\r\nVERSION:{version}\r\n{string.Join("\r\n", lines)}\r\nEND:VCARD\r\n")
            .ShouldHaveSingleItem();

    /// <summary>What that card says, which must be read without a problem.</summary>
    public static Contact Contact(string version, params string[] lines)
    {
        var card = Card(version, lines);
        card.Problems.ShouldBeEmpty();
        return card.Contact.ShouldNotBeNull();
    }

    /// <summary>Contacts hold lists, which compare by reference: their JSON compares by value.</summary>
    public static string Json(Contact? contact) => JsonSerializer.Serialize(contact, Compared);

    /// <summary>Compares by JSON and shows the place of the first difference.</summary>
    public static void ShouldBeSameAs(this Contact? actual, Contact expected)
    {
        var (one, other) = (Json(actual), Json(expected));
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        if (one.Length != other.Length || at < one.Length)
            Assert.Fail($"Read: ...{Around(one, at)}...\nMeant: ...{Around(other, at)}...");
    }

    private static string Around(string json, int at) => json[Math.Max(0, at - 100)..Math.Min(json.Length, at + 100)];

    public static Contact WrittenAndRead(Contact contact, VCardVersion version) =>
        ReadCards(VCardWriter.Write(contact, version)).ShouldHaveSingleItem().Contact.ShouldNotBeNull();
}
