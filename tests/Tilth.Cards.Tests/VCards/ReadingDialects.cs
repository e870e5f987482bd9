using static Tilth.Cards.Tests.Reading;

namespace Tilth.Cards.Tests.VCards;

/// <summary>What Apple, Google, Outlook, Evolution and others add of their own.</summary>
public class ReadingDialects
{
    [Fact]
    public void A_label_beside_the_group_labels_its_value()
    {
        var contact = Contact(
            "3.0",
            "FN:Bo",
            "item1.TEL:1",
            "item1.X-ABLabel:Lake house",
            "item2.URL:http\\://example.org",
            "item2.X-ABLabel:_$!<HomePage>!$_",
            "item3.EMAIL;TYPE=WORK:bo@example.org"
        );
        contact.Phones[0].Labels.ShouldBe(["Lake house"]);
        contact.Links[0].Labels.ShouldBe(["homepage"]);
        contact.Links[0].Value.ShouldBe("http://example.org");
        contact.Emails[0].Group.ShouldBeNull();
        contact.Rest.ShouldBeEmpty();
    }

    [Fact]
    public void A_group_that_ties_more_is_kept()
    {
        var contact = Contact(
            "3.0",
            "FN:Bo",
            "item1.ADR:;;1 High St;York;;;",
            "item1.X-ABADR:gb",
            "item1.X-ABLabel:_$!<Home>!$_"
        );
        contact.Addresses[0].Group.ShouldBe("item1");
        contact.Addresses[0].Labels.ShouldBe(["home"]);
        contact.Rest.ShouldHaveSingleItem().Group.ShouldBe("item1");
    }

    [Fact]
    public void Dates_and_relations_take_their_meaning_from_the_label()
    {
        var contact = Contact(
            "3.0",
            "FN:Bo",
            "item1.X-ABDATE:2010-06-01",
            "item1.X-ABLabel:_$!<Anniversary>!$_",
            "item2.X-ABDATE:2011-01-01",
            "item2.X-ABLabel:First day",
            "item3.X-ABRELATEDNAMES:Ann",
            "item3.X-ABLabel:_$!<Mother>!$_"
        );
        contact.Anniversary.ShouldBe(new PartialDate(2010, 6, 1));
        contact.Related.ShouldHaveSingleItem().Labels.ShouldBe(["mother"]);
        contact.Rest.Select(rest => rest.Name).ShouldBe(["X-ABDATE", "X-ABLabel"]);
    }

    [Theory]
    [InlineData("X-ANNIVERSARY:2010-06-01")]
    [InlineData("X-MS-ANNIVERSARY:20100601")]
    [InlineData("X-EVOLUTION-ANNIVERSARY:2010-06-01")]
    [InlineData("ANNIVERSARY:20100601")]
    public void Anniversaries_have_many_names(string line) =>
        Contact("3.0", "FN:Bo", line).Anniversary.ShouldBe(new PartialDate(2010, 6, 1));

    [Theory]
    [InlineData("X-SPOUSE:Ann", "spouse")]
    [InlineData("X-EVOLUTION-MANAGER:Ann", "manager")]
    [InlineData("X-KADDRESSBOOK-X-AssistantsName:Ann", "assistant")]
    [InlineData("RELATED;VALUE=text;TYPE=friend:Ann", "friend")]
    public void Relations_have_many_names(string line, string label)
    {
        var related = Contact("3.0", "FN:Bo", line).Related.ShouldHaveSingleItem();
        (related.Value, related.Labels[0]).ShouldBe(("Ann", label));
    }

    [Theory]
    [InlineData("IMPP;TYPE=personal:sip:bo@example.org", "sip:bo@example.org")]
    [InlineData("X-JABBER;TYPE=HOME:bo@example.org", "xmpp:bo@example.org")]
    [InlineData("X-AIM:bo", "aim:bo")]
    [InlineData("X-SKYPE-USERNAME:bo", "skype:bo")]
    public void Messengers_are_addresses_with_a_scheme(string line, string value) =>
        Contact("3.0", "FN:Bo", line).Messengers.ShouldHaveSingleItem().Value.ShouldBe(value);

    [Fact]
    public void A_social_profile_is_a_link()
    {
        var link = Contact("3.0", "FN:Bo", "X-SOCIALPROFILE;type=twitter;x-user=bo:http://twitter.com/bo")
            .Links.ShouldHaveSingleItem();
        (link.Value, link.Labels[0], link.Property).ShouldBe(("http://twitter.com/bo", "twitter", "X-SOCIALPROFILE"));
        link.Parameters.ShouldHaveSingleItem().Name.ShouldBe("X-USER");
    }

    [Theory]
    [InlineData("URL:javascript:alert(1)")]
    [InlineData("URL:ftp://example.org")]
    [InlineData("URL:JAVASCRIPT://example.org/%0aalert(1)")]
    [InlineData("IMPP:javascript:alert(1)")]
    [InlineData("RELATED:javascript:alert(1)")]
    [InlineData("X-SOCIALPROFILE:x-apple:bo")]
    public void Only_web_addresses_become_links(string line)
    {
        var contact = Contact("3.0", "FN:Bo", line);
        contact.Links.ShouldBeEmpty();
        contact.Messengers.ShouldBeEmpty();
        contact.Related.ShouldBeEmpty();
        contact.Rest.Count.ShouldBe(1);
    }

    [Fact]
    public void A_web_address_without_its_scheme_is_a_link_all_the_same() =>
        Contact("3.0", "FN:Bo", "URL:www.example.org/bo").Links[0].Value.ShouldBe("http://www.example.org/bo");

    [Theory]
    [InlineData("BDAY:19850412", "1985-04-12")]
    [InlineData("BDAY:1985-04-12T10:22:00Z", "1985-04-12")]
    [InlineData("BDAY:1985-04", "1985-04")]
    [InlineData("BDAY:1985", "1985")]
    [InlineData("BDAY:--0412", "--04-12")]
    [InlineData("BDAY:--04-12", "--04-12")]
    [InlineData("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12", "--04-12")]
    [InlineData("BDAY:0000-04-12", "--04-12")]
    [InlineData("BDAY:1604-04-12", "--04-12")]
    [InlineData("BDAY;VALUE=date:16040412", "--04-12")]
    public void Birthdays_may_lack_parts(string line, string date)
    {
        var contact = Contact("3.0", "FN:Bo", line);
        contact.Birthday.ToString().ShouldBe(date);
        contact.Rest.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("BDAY;VALUE=text:circa 1800", Severity.Note, "BDAY;VALUE=text:circa 1800", "X-TILTH-BDAY:circa 1800")]
    [InlineData("BDAY:1985 or so", Severity.Warning, "BDAY;VALUE=text:1985 or so", "X-TILTH-BDAY:1985 or so")]
    [InlineData("BDAY:---12", Severity.Warning, "BDAY:---12", "X-TILTH-BDAY:---12")]
    [InlineData("BDAY:1985-02-30", Severity.Warning, "BDAY;VALUE=text:1985-02-30", "X-TILTH-BDAY:1985-02-30")]
    public void A_birthday_that_is_no_date_is_told_kept_and_written_as_what_it_is(
        string line,
        Severity severity,
        string in40,
        string in30
    )
    {
        var card = Card("4.0", "FN:Bo", line);
        var problem = card.Problems.ShouldHaveSingleItem();
        (problem.Line, problem.Severity).ShouldBe((4L, severity));
        problem.Cause.ShouldContain(
            $"\"{line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]}\" (BDAY) is no date"
        );
        var contact = card.Contact.ShouldNotBeNull();
        contact.Birthday.ShouldBeNull();
        contact.Rest.Count.ShouldBe(1);
        VCardWriter.Write(contact, VCardVersion.V40).ShouldContain($"\r\n{in40}\r\n");
        VCardWriter.Write(contact, VCardVersion.V30).ShouldContain($"\r\n{in30}\r\n");
        WrittenAndRead(contact, VCardVersion.V40).ShouldBeSameAs(contact);
        WrittenAndRead(contact, VCardVersion.V30).ShouldBeSameAs(contact);
    }

    [Theory]
    [InlineData("TEL;VALUE=uri:sip:bo@example.org")]
    [InlineData("TEL:sip:bo@example.org")]
    [InlineData("TEL;VALUE=uri:facetime:bo@example.org")]
    public void An_address_of_another_scheme_than_tel_is_no_phone_and_is_kept(string line)
    {
        var contact = Contact("4.0", "FN:Bo", line);
        contact.Phones.ShouldBeEmpty();
        VCardWriter.Write(contact, VCardVersion.V40).ShouldContain(line);
    }

    [Fact]
    public void A_number_with_a_word_before_it_is_a_phone_still() =>
        Contact("3.0", "FN:Bo", "TEL:Mobile:+351 912 345 678").Phones.Count.ShouldBe(1);

    [Theory]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("null")]
    [InlineData("-")]
    [InlineData("\u200b\u200d\ufeff")]
    [InlineData("\u2800\u3164")]
    public void What_stands_for_no_name_is_none(string name)
    {
        Contact("3.0", $"FN:{name}", "N:Lima;Ana;;;").DisplayName.ShouldBe("Ana Lima");
        Contact("3.0", $"FN:{name}", $"N:{name};{name};;;", "EMAIL:bo@example.org")
            .DisplayName.ShouldBe("bo@example.org");
        Card("3.0", $"FN:{name}", $"N:{name};;;;").Contact.ShouldBeNull();
    }

    [Fact]
    public void Null_is_a_name() => Contact("3.0", "FN:Ana Null", "N:Null;Ana;;;").Name.Family.ShouldBe("Null");

    [Fact]
    public void Readings_of_names_are_phonetic()
    {
        var name = Contact("3.0", "FN:Bo", "X-PHONETIC-FIRST-NAME:Boh", "X-PHONETIC-LAST-NAME:Man").Name;
        (name.PhoneticGiven, name.PhoneticFamily).ShouldBe(("Boh", "Man"));
    }

    [Theory]
    [InlineData("PHOTO:data:image/jpeg;base64,/9j/4AAQ", "image/jpeg", null)]
    [InlineData("PHOTO;ENCODING=b;TYPE=GIF:R0lGODlh", "image/gif", null)]
    [InlineData("PHOTO;VALUE=uri:https://example.org/bo.png", null, "https://example.org/bo.png")]
    public void A_photo_is_bytes_or_an_address(string line, string? mediaType, string? uri)
    {
        var photo = Contact("4.0", "FN:Bo", line).Photo.ShouldNotBeNull();
        (photo.MediaType, photo.Uri).ShouldBe((mediaType, uri));
        (photo.Bytes is null).ShouldBe(uri is not null);
    }
}
