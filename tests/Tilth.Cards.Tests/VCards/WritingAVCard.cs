using System.Text;
using static Tilth.Cards.Tests.Reading;

namespace Tilth.Cards.Tests.VCards;

public class WritingAVCard
{
    private static readonly Contact Ada = new()
    {
        Uid = "ab-1",
        DisplayName = "Ada King, Countess",
        Name = new() { Given = "Ada", Family = "King" },
        Emails =
        [
            new()
            {
                Value = "ada@example.org",
                Labels = ["work"],
                Preferred = true,
            },
        ],
        Phones =
        [
            new() { Value = "+44 20 7946 0000", Labels = ["cell"] },
            new() { Value = "1", Labels = ["Lake house"] },
        ],
        Birthday = new(null, 12, 10),
        Related = [new() { Value = "William", Labels = ["spouse"] }],
        Note = "one\ntwo; three",
    };

    [Fact]
    public void A_4_0_card_is_as_RFC_6350_has_it() =>
        VCardWriter
            .Write(Ada, VCardVersion.V40)
            .ShouldBe(
                """
                BEGIN:VCARD
                VERSION:4.0
                UID:ab-1
                FN:Ada King\, Countess
                N:King;Ada;;;
                EMAIL;TYPE=work;PREF=1:ada@example.org
                TEL;TYPE=cell:+44 20 7946 0000
                item1.TEL:1
                item1.X-ABLabel:Lake house
                RELATED;TYPE=spouse;VALUE=text:William
                BDAY:--1210
                NOTE:one\ntwo\; three
                END:VCARD

                """.ReplaceLineEndings("\r\n")
            );

    [Fact]
    public void A_3_0_card_is_as_RFC_2426_has_it_and_Apple_reads_it() =>
        VCardWriter
            .Write(Ada, VCardVersion.V30)
            .ShouldBe(
                """
                BEGIN:VCARD
                VERSION:3.0
                UID:ab-1
                FN:Ada King\, Countess
                N:King;Ada;;;
                EMAIL;TYPE=internet,work,pref:ada@example.org
                TEL;TYPE=cell:+44 20 7946 0000
                item1.TEL:1
                item1.X-ABLabel:Lake house
                item2.X-ABRELATEDNAMES:William
                item2.X-ABLabel:_$!<Spouse>!$_
                BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10
                NOTE:one\ntwo\; three
                END:VCARD

                """.ReplaceLineEndings("\r\n")
            );

    [Theory]
    [InlineData(VCardVersion.V30)]
    [InlineData(VCardVersion.V40)]
    public void No_field_can_become_a_property(VCardVersion version)
    {
        const string Attack = "x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Evil\nTEL:1\rNOTE:2\u2028URL:3";
        CardParameter[] parameters = [new(Attack, [Attack]), new("A", [Attack, "\"; B=1:"])];
        Fact fact = new()
        {
            Value = Attack,
            Labels = [Attack],
            Group = Attack,
            Parameters = parameters,
        };
        var contact = new Contact
        {
            Uid = Attack,
            DisplayName = Attack,
            Name = new()
            {
                Given = Attack,
                Family = Attack,
                Suffix = Attack,
            },
            Nicknames = [Attack],
            Emails = [fact],
            Phones = [fact, fact with { Parameters = [new("VALUE", ["uri"])] }],
            Links = [fact with { Value = "https://example.org/" + Attack, Property = Attack }],
            Messengers = [fact with { Value = "xmpp:" + Attack, Property = "X-JABBER" }],
            Related = [fact, fact with { Value = "urn:" + Attack }],
            Addresses =
            [
                new()
                {
                    Street = Attack,
                    Group = Attack,
                    Labels = [Attack],
                    More = [Attack],
                },
            ],
            Work =
            [
                new()
                {
                    Organisation = Attack,
                    Units = [Attack],
                    Title = Attack,
                    Group = Attack,
                },
            ],
            Categories = [Attack],
            Note = Attack,
            Photo = new([1], Attack, null),
            Details = [new(Attack, "FN", parameters, Attack), new(null, "BDAY", [], Attack)],
            Birthday = new(2000, 1, 1),
            Rest =
            [
                new(Attack, Attack, parameters, Attack),
                new(null, "BEGIN", [], "VCARD"),
                new(null, "X-A", parameters, Attack),
            ],
        };
        var text = VCardWriter.Write(contact, version);
        var card = ReadCards(text).ShouldHaveSingleItem();
        card.Problems.ShouldBeEmpty();
        card.Card.Properties.ShouldAllBe(property => property.Name != "TEL" || property.Value != "1");
        card.Contact!.DisplayName.ShouldNotBe("Evil");
        text.Split("\r\n").ShouldAllBe(line => !line.Contains('\r') && !line.Contains('\n'));
        text.Split("BEGIN:VCARD\r\n").Length.ShouldBe(2);
    }

    [Fact]
    public void Lines_are_folded_at_75_octets_between_characters()
    {
        var contact = new Contact
        {
            DisplayName = "Bo",
            Note = string.Concat(Enumerable.Repeat("a\u00eb\u5b89\ud83c\udf3b", 60)),
        };
        var text = VCardWriter.Write(contact, VCardVersion.V40);
        foreach (var line in text.Split("\r\n"))
        {
            var bytes = Encoding.UTF8.GetBytes(line);
            bytes.Length.ShouldBeLessThanOrEqualTo(75);
            Encoding.UTF8.GetString(bytes).ShouldBe(line);
        }
        ReadCards(text)[0].Contact!.Note.ShouldBe(contact.Note);
    }

    [Fact]
    public void Several_posts_are_told_apart_by_groups()
    {
        var contact = new Contact { DisplayName = "Bo", Work = [new() { Organisation = "A" }, new() { Title = "b" }] };
        foreach (var version in new[] { VCardVersion.V30, VCardVersion.V40 })
            WrittenAndRead(contact, version).ShouldBeSameAs(contact);
    }

    [Fact]
    public void Names_that_are_none_are_made_safe_or_left_out()
    {
        var contact = new Contact
        {
            DisplayName = "Bo",
            Rest = [new("a b", "X_Ä.Y", [new("P Q", ["1"])], "v"), new(null, "??", [], "v")],
        };
        VCardWriter.Write(contact, VCardVersion.V40).ShouldContain("\r\na-b.X---Y;P-Q=1:v\r\nEND:VCARD");
    }

    [Fact]
    public void Data_are_a_uri_in_4_0_and_encoded_in_3_0()
    {
        var contact = new Contact
        {
            DisplayName = "Bo",
            Photo = new([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg", null),
            Rest = [new(null, "KEY", [], "data:application/pgp-keys;base64,AQID")],
        };
        var v4 = VCardWriter.Write(contact, VCardVersion.V40);
        v4.ShouldContain("PHOTO:data:image/jpeg;base64,/9j/4A==\r\n");
        v4.ShouldContain("KEY:data:application/pgp-keys;base64,AQID\r\n");
        var v3 = VCardWriter.Write(contact, VCardVersion.V30);
        v3.ShouldContain("PHOTO;ENCODING=b;TYPE=JPEG:/9j/4A==\r\n");
        v3.ShouldContain("KEY;ENCODING=b;TYPE=PGP:AQID\r\n");
    }

    [Fact]
    public void Version_2_1_is_not_written() =>
        Should.Throw<ArgumentOutOfRangeException>(() => VCardWriter.Write(Ada, VCardVersion.V21));

    [Fact]
    public void Many_cards_make_one_file()
    {
        var stream = new MemoryStream();
        VCardWriter.Write([Ada, Ada], VCardVersion.V40, stream);
        ReadCards(stream.ToArray()).Count.ShouldBe(2);
    }
}
