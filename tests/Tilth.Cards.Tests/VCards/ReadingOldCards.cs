using System.Text;
using static Tilth.Cards.Tests.Reading;

namespace Tilth.Cards.Tests.VCards;

public class ReadingOldCards
{
    [Fact]
    public void Bare_parameters_are_types()
    {
        var contact = Contact("2.1", "N:Doe;Jo", "TEL;HOME;VOICE;PREF:1", "EMAIL;INTERNET:jo@example.org");
        contact.Phones[0].Labels.ShouldBe(["home", "voice"]);
        contact.Phones[0].Preferred.ShouldBeTrue();
        contact.Emails[0].Labels.ShouldBeEmpty();
        Card("2.1", "FN:x", "TEL;HOME:1").Card.Properties[1].Parameters[0].Name.ShouldBe("TYPE");
    }

    [Fact]
    public void Quoted_printable_has_soft_breaks_and_line_breaks()
    {
        var contact = Contact(
            "2.1",
            "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB =",
            "van Dam",
            "NOTE;QUOTED-PRINTABLE:one=0D=0Atwo, three=",
            " four",
            "TEL:1"
        );
        contact.DisplayName.ShouldBe("Zo\u00eb van Dam");
        contact.Note.ShouldBe("one\ntwo, three four");
        contact.Phones.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:A=20B=C3=\r\n =91=20C", "A B\u00d1 C")]
    [InlineData("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:B=C3\r\n =91", "B\u00d1")]
    [InlineData("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:B=\r\n C3=91", "B\u00d1")]
    [InlineData("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:B=C3=91=\r\nTEL:1", "B\u00d1")]
    [InlineData("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:B=C3=91=", "B\u00d1")]
    [InlineData("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:B=C3\r\n=91", "B\u00d1")]
    [InlineData("FN;ENCODING=QUOTED-PRINTABLE:50=% =ZZ", "50=% =ZZ")]
    public void Broken_quoted_printable_is_read_as_it_was_meant(string line, string name) =>
        Card("2.1", line).Contact!.DisplayName.ShouldBe(name);

    [Fact]
    public void A_line_of_quoted_text_may_look_like_a_property() =>
        Contact("2.1", "FN:Bo", "NOTE;ENCODING=QUOTED-PRINTABLE:Call me=0D=0A=", "TEL: 0123")
            .Note.ShouldBe("Call me\nTEL: 0123");

    [Fact]
    public void Characters_are_those_of_the_declared_set()
    {
        var sjis = CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!;
        var text = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=SHIFT_JIS:\u8868;\u30bd\u30cb\u30a2;;;\r\nEND:VCARD\r\n";
        // Both characters end in a backslash byte there.
        ReadCards(sjis.GetBytes(text))[0]
            .Contact!.Name.ShouldBe(new NameParts { Family = "\u8868", Given = "\u30bd\u30cb\u30a2" });
    }

    [Theory]
    [InlineData("PHOTO;ENCODING=BASE64;TYPE=PNG:iVBORw0KGgoAAAAN\r\n SUhEUgAAADI=\r\n\r\nTEL:1")]
    [InlineData("PHOTO;ENCODING=BASE64;PNG:\r\n    iVBORw0KGgoAAAAN\r\n    SUhEUgAAADI=\r\nTEL:1")]
    [InlineData("PHOTO;PNG;BASE64:iVBORw0KGgoAAAAN\r\nSUhEUgAAADI=\r\nTEL:1")]
    public void A_photo_in_base64_ends_where_it_ends(string lines)
    {
        var contact = Contact("2.1", "FN:Bo", lines);
        contact.Photo!.MediaType.ShouldBe("image/png");
        contact.Photo.Bytes!.Length.ShouldBe(20);
        contact.Phones.Count.ShouldBe(1);
    }

    [Fact]
    public void Data_that_are_no_base64_are_kept_with_a_problem()
    {
        var card = Card("2.1", "FN:Bo", "PHOTO;ENCODING=BASE64;TYPE=JPEG:abc:def==", "TEL:1");
        card.Problems.ShouldHaveSingleItem().Cause.ShouldContain("base64");
        card.Contact!.Photo.ShouldBeNull();
        card.Contact.Rest.ShouldHaveSingleItem().Value.ShouldBe("abc:def==");
    }

    [Fact]
    public void Commas_are_text_and_only_semicolons_escape()
    {
        var contact = Contact(
            "2.1",
            "N:Doe;John;Richter,James;;",
            "ORG:Company, The;Sales\\;South",
            "NOTE:C:\\temp",
            "X-A:b,c\\;d"
        );
        contact.Name.Additional.ShouldBe("Richter,James");
        contact.Work[0].Organisation.ShouldBe("Company, The");
        contact.Work[0].Units.ShouldBe(["Sales;South"]);
        contact.Note.ShouldBe("C:\\temp");
        contact.Rest[0].Value.ShouldBe("b\\,c\\;d");
    }

    [Fact]
    public void What_is_kept_of_an_old_card_is_right_in_a_new_one()
    {
        var contact = Contact("2.1", "FN:Bo", "LABEL;HOME;ENCODING=QUOTED-PRINTABLE:1 High St, York=0D=0AEngland\\x");
        var label = contact.Rest.ShouldHaveSingleItem();
        label.Value.ShouldBe("1 High St\\, York\\nEngland\\\\x");
        VCardWriter
            .Write(contact, VCardVersion.V30)
            .ShouldContain("LABEL;TYPE=home:1 High St\\, York\\nEngland\\\\x\r\n");
    }

    [Fact]
    public void An_agent_is_a_card_of_its_own_inside()
    {
        var contact = Contact(
            "2.1",
            "FN:Bo",
            "AGENT:",
            "BEGIN:VCARD",
            "VERSION:2.1",
            "N:Agent;Secret",
            "TEL:007",
            "END:VCARD",
            "TEL:1"
        );
        contact.Phones.ShouldHaveSingleItem().Value.ShouldBe("1");
        contact
            .Rest.ShouldHaveSingleItem()
            .Value.ShouldBe("BEGIN:VCARD\\nVERSION:2.1\\nN:Agent\\;Secret\\nTEL:007\\nEND:VCARD");
    }

    [Fact]
    public void Android_keeps_more_in_rows_of_its_own()
    {
        var contact = Contact(
            "2.1",
            "N:Doe;Jo",
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Joey;1;;;;;;;;;;;;;",
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2009-05-08;1;;;;;;;;;;;;;",
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Ann;14;;;;;;;;;;;;;",
            "X-ANDROID-CUSTOM:vnd.example/other;1;2"
        );
        contact.Nicknames.ShouldBe(["Joey"]);
        contact.Anniversary.ShouldBe(new PartialDate(2009, 5, 8));
        contact.Related.ShouldHaveSingleItem().Labels.ShouldBe(["spouse"]);
        contact.Rest.ShouldHaveSingleItem().Name.ShouldBe("X-ANDROID-CUSTOM");
    }

    [Fact]
    public void A_Japanese_reading_is_phonetic() =>
        Contact("2.1", "N:\u5b89\u85e4;\u30ed", "SOUND;X-IRMC-N:\uff71\uff9d;\uff9b;;;")
            .Name.PhoneticFamily.ShouldBe("\uff71\uff9d");
}
