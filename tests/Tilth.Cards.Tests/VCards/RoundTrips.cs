using System.Text;
using CsCheck;
using static Tilth.Cards.Tests.Reading;

namespace Tilth.Cards.Tests.VCards;

public class RoundTrips
{
    [Theory]
    [InlineData(VCardVersion.V40)]
    [InlineData(VCardVersion.V30)]
    public void What_is_written_is_read_the_same_and_written_the_same_again(VCardVersion version) =>
        Contacts.Any.Sample(
            contact =>
            {
                var text = VCardWriter.Write(contact, version);
                var card = ReadCards(text).ShouldHaveSingleItem();
                card.Problems.ShouldBeEmpty();
                card.Contact.ShouldBeSameAs(contact);
                VCardWriter.Write(card.Contact!, version).ShouldBe(text);
            },
            iter: 500
        );

    [Fact]
    public void A_card_survives_the_way_through_the_other_version() =>
        Contacts.Any.Sample(
            contact =>
                WrittenAndRead(WrittenAndRead(contact, VCardVersion.V30), VCardVersion.V40).ShouldBeSameAs(contact),
            iter: 500
        );

    [Fact]
    public void Every_line_is_at_most_75_octets_and_ends_in_CRLF() =>
        Contacts.Any.Sample(
            contact =>
            {
                var text = VCardWriter.Write(contact, VCardVersion.V40);
                text.ShouldEndWith("END:VCARD\r\n");
                foreach (var line in text.Split("\r\n"))
                {
                    Encoding.UTF8.GetByteCount(line).ShouldBeLessThanOrEqualTo(75);
                    line.AsSpan().IndexOfAny('\r', '\n').ShouldBe(-1);
                }
            },
            iter: 500
        );

    [Fact]
    public void Any_text_at_all_can_be_written_and_gives_one_card() =>
        Gen.String.Sample(
            text =>
            {
                Fact fact = new()
                {
                    Value = text,
                    Labels = [text],
                    Group = text,
                    Parameters = [new(text, [text])],
                };
                var contact = new Contact
                {
                    DisplayName = text,
                    Note = text,
                    Emails = [fact],
                    Links = [fact],
                    Messengers = [fact],
                    Related = [fact],
                    Rest = [new(text, text, [new("X", [text])], text), new(null, "X-A", [], text)],
                };
                foreach (var version in new[] { VCardVersion.V30, VCardVersion.V40 })
                {
                    var once = WrittenAndRead(contact, version);
                    var twice = VCardWriter.Write(once, version);
                    VCardWriter.Write(WrittenAndRead(once, version), version).ShouldBe(twice);
                }
            },
            iter: 500
        );
}
