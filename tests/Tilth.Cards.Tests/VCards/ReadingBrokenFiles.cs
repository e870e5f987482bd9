using System.Text;
using static Tilth.Cards.Tests.Reading;

namespace Tilth.Cards.Tests.VCards;

public class ReadingBrokenFiles
{
    private const string Sound = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Sound\r\nEND:VCARD\r\n";

    [Theory]
    [InlineData("", 0)]
    [InlineData("\r\n\r\n", 0)]
    [InlineData("just some text\r\nand more", 1)]
    [InlineData("\0\0\0\0\u0001\u0002", 1)]
    public void A_file_without_cards_gives_none_or_says_so(string text, int results)
    {
        var cards = ReadCards(text);
        cards.Count.ShouldBe(results);
        cards.ShouldAllBe(card => card.Contact == null && card.Problems.Count == 1);
    }

    [Fact]
    public void A_missing_end_ends_at_the_next_beginning()
    {
        var cards = ReadCards("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:First\r\n" + Sound);
        cards.Select(card => card.Contact!.DisplayName).ShouldBe(["First", "Sound"]);
        cards[0].Problems.ShouldHaveSingleItem().Cause.ShouldBe("END:VCARD is missing.");
        cards[1].Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_beginning_is_noticed_at_the_first_familiar_property()
    {
        var card = ReadCards("VERSION:3.0\r\nFN:Bo\r\nEND:VCARD\r\n").ShouldHaveSingleItem();
        card.Contact!.DisplayName.ShouldBe("Bo");
        card.Problems.ShouldHaveSingleItem().Cause.ShouldBe("BEGIN:VCARD is missing.");
    }

    [Fact]
    public void Text_between_cards_is_told_with_the_next_one()
    {
        var cards = ReadCards(Sound + "hello\r\nworld\r\n" + Sound);
        cards.Count.ShouldBe(2);
        var problem = cards[1].Problems.ShouldHaveSingleItem();
        (problem.Line, problem.Severity).ShouldBe((5L, Severity.Warning));
        problem.Cause.ShouldContain("hello");
    }

    [Fact]
    public void A_line_that_is_no_property_is_left_out()
    {
        var card = Card("3.0", "FN:Bo", "# a comment", "TEL:1", "NOCOLON", "EMAIL:bo@example.org");
        card.Problems.Select(problem => problem.Line).ShouldBe([4L, 6L]);
        card.Contact!.Phones.Count.ShouldBe(1);
        card.Contact.Emails.Count.ShouldBe(1);
    }

    [Fact]
    public void A_card_without_version_is_taken_for_what_it_looks_like()
    {
        var cards = ReadCards("BEGIN:VCARD\nFN:A\nTEL;HOME:1\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n");
        cards.Select(card => card.Card.Version).ShouldBe([VCardVersion.V21, VCardVersion.V30]);
        cards[0].Problems.ShouldHaveSingleItem().Cause.ShouldBe("VERSION is missing.");
    }

    [Fact]
    public void A_card_that_names_nobody_is_unreadable_but_there()
    {
        var card = Card("3.0", "BDAY:1970-01-01", "EMAIL:");
        card.Contact.ShouldBeNull();
        card.Card.Properties.Count.ShouldBe(2);
        card.Problems.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Error);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-8", true)]
    public void Every_UTF_is_known_with_a_mark_and_without(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes =
        [
            .. mark ? encoding.GetPreamble() : [],
            .. encoding.GetBytes(Sound.Replace("Sound", "Zo\u00eb \u5b89", StringComparison.Ordinal)),
        ];
        var card = ReadCards(bytes).ShouldHaveSingleItem();
        card.Contact!.DisplayName.ShouldBe("Zo\u00eb \u5b89");
        card.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Eight_bit_text_without_a_declaration_is_Windows_1252()
    {
        var card = ReadCards(Encoding.Latin1.GetBytes(Sound.Replace("Sound", "Zo\u00eb", StringComparison.Ordinal)))[0];
        card.Contact!.DisplayName.ShouldBe("Zo\u00eb");
        card.Problems.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Note);
    }

    [Fact]
    public void Damaged_UTF_8_loses_the_damaged_character_alone()
    {
        var card = Card("2.1", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=91=C3=91=C3");
        card.Contact!.DisplayName.ShouldBe("\u00d1\u00d1\ufffd");
        card.Problems.ShouldHaveSingleItem().Cause.ShouldContain("damaged");
    }

    [Fact]
    public void Control_characters_never_reach_a_contact()
    {
        var contact = Contact("3.0", "FN:B\u0000o\u0007", "NOTE:a\u2028b\u0085c");
        (contact.DisplayName, contact.Note).ShouldBe(("Bo", "a\nb\nc"));
    }
}
