using static Tilth.Cards.Tests.Reading;

namespace Tilth.Cards.Tests.VCards;

public class ReadingAVCard
{
    [Fact]
    public void The_usual_facts_of_a_3_0_card_are_read()
    {
        var contact = Contact(
            "3.0",
            "UID:ab-1",
            "FN:Dr. Ada King\\, Countess",
            "N:King;Ada;Augusta;Dr.;",
            "NICKNAME:Addie,Countess",
            "EMAIL;TYPE=INTERNET,HOME,PREF:ada@example.org",
            "TEL;TYPE=CELL;TYPE=VOICE:+44 20 7946 0000",
            "ADR;TYPE=WORK:;;12 St James's Sq.;London;;SW1Y 4JH;United Kingdom",
            "ORG:Analytical Engines;Poetical Science",
            "TITLE:Programmer",
            "URL:https://example.org/ada",
            "BDAY:1815-12-10",
            "NOTE:Met at the salon.\\nLikes trains\\; hates fog.",
            "CATEGORIES:friends,science",
            "REV:2024-02-03T04:05:06Z"
        );
        contact.Uid.ShouldBe("ab-1");
        contact.DisplayName.ShouldBe("Dr. Ada King, Countess");
        contact.Name.ShouldBe(
            new NameParts
            {
                Family = "King",
                Given = "Ada",
                Additional = "Augusta",
                Prefix = "Dr.",
            }
        );
        contact.Nicknames.ShouldBe(["Addie", "Countess"]);
        var email = contact.Emails.ShouldHaveSingleItem();
        (email.Value, email.Preferred).ShouldBe(("ada@example.org", true));
        email.Labels.ShouldBe(["home"]);
        contact.Phones.ShouldHaveSingleItem().Labels.ShouldBe(["cell", "voice"]);
        contact.Addresses.ShouldHaveSingleItem().Locality.ShouldBe("London");
        var work = contact.Work.ShouldHaveSingleItem();
        (work.Organisation, work.Title).ShouldBe(("Analytical Engines", "Programmer"));
        work.Units.ShouldBe(["Poetical Science"]);
        contact.Links.ShouldHaveSingleItem().Value.ShouldBe("https://example.org/ada");
        contact.Birthday.ShouldBe(new PartialDate(1815, 12, 10));
        contact.Note.ShouldBe("Met at the salon.\nLikes trains; hates fog.");
        contact.Categories.ShouldBe(["friends", "science"]);
        contact.Revision.ShouldBe(new DateTimeOffset(2024, 2, 3, 4, 5, 6, TimeSpan.Zero));
        contact.Rest.ShouldBeEmpty();
    }

    [Fact]
    public void A_4_0_card_has_uris_and_quoted_lists_of_types()
    {
        var contact = Contact("4.0", "FN:Bo", "TEL;VALUE=uri;PREF=1;TYPE=\"voice,home\":tel:+1-555-555-5555;ext=5555");
        var phone = contact.Phones.ShouldHaveSingleItem();
        phone.Value.ShouldBe("+1-555-555-5555;ext=5555");
        phone.Labels.ShouldBe(["voice", "home"]);
        phone.Preferred.ShouldBeTrue();
    }

    [Fact]
    public void Parameters_may_hold_colons_quotes_and_carets()
    {
        var contact = Contact(
            "4.0",
            "FN:Bo",
            "ADR;LABEL=\"1 High St^nYork: ^'here^' ^^\";GEO=\"geo:1.5,2.5\":;;1 High St;York;;;"
        );
        var address = contact.Addresses.ShouldHaveSingleItem();
        address.Parameters.Single(p => p.Name is "LABEL").Values.ShouldBe(["1 High St\nYork: \"here\" ^"]);
        address.Parameters.Single(p => p.Name is "GEO").Values.ShouldBe(["geo:1.5,2.5"]);
    }

    [Fact]
    public void Names_of_properties_are_known_in_any_case()
    {
        var card = ReadCards("begin:vcard\nversion:3.0\nfn:Bo\ntel;type=home:1\nend:vcard\n").ShouldHaveSingleItem();
        card.Problems.ShouldBeEmpty();
        card.Contact!.Phones.ShouldHaveSingleItem().Labels.ShouldBe(["home"]);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\r\n")]
    public void Any_line_end_will_do_and_folds_are_joined(string end)
    {
        var text = string.Join(
            end,
            "BEGIN:VCARD",
            "VERSION:3.0",
            "FN:Jo",
            " hn",
            "NOTE:one",
            "\t two",
            "END:VCARD",
            ""
        );
        var card = ReadCards(text).ShouldHaveSingleItem();
        card.Problems.ShouldBeEmpty();
        (card.Contact!.DisplayName, card.Contact.Note).ShouldBe(("John", "one two"));
    }

    [Fact]
    public void A_fold_may_stand_inside_a_character()
    {
        var bytes = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zo\u00eb\r\nEND:VCARD\r\n"u8.ToArray();
        var at = bytes.AsSpan().IndexOf((byte)0xC3) + 1;
        byte[] folded = [.. bytes[..at], .. "\r\n "u8, .. bytes[at..]];
        ReadCards(folded).ShouldHaveSingleItem().Contact!.DisplayName.ShouldBe("Zo\u00eb");
    }

    [Fact]
    public void A_lone_carriage_return_in_a_file_of_line_feeds_belongs_to_its_value() =>
        ReadCards("BEGIN:VCARD\nVERSION:4.0\nFN:Bo\nNOTE:one\rtwo\nEND:VCARD\n")[0].Contact!.Note.ShouldBe("one\ntwo");

    [Fact]
    public void What_is_not_modelled_stays_in_order_with_group_and_parameters()
    {
        var contact = Contact(
            "4.0",
            "FN:Bo",
            "KIND:individual",
            "home.GEO;PREF=2:geo:1,2",
            "X-Thing;A=1;B=2,3:x\\,y;z",
            "GRAMGENDER:common"
        );
        contact.Rest.Select(rest => rest.Name).ShouldBe(["KIND", "GEO", "X-Thing", "GRAMGENDER"]);
        contact.Rest[1].Group.ShouldBe("home");
        contact.Rest[2].Parameters.Select(p => p.Name).ShouldBe(["A", "B"]);
        contact.Rest[2].Value.ShouldBe("x\\,y;z");
    }

    [Fact]
    public void Extra_parts_of_a_name_are_those_of_RFC_9554()
    {
        var contact = Contact(
            "4.0",
            "FN:Gabriel",
            "N:Garc\u00eda,M\u00e1rquez;Gabriel;Jos\u00e9,Luis;;Dr.,III;M\u00e1rquez;III",
            "PRONOUNS:he/him"
        );
        contact.Name.ShouldBe(
            new NameParts
            {
                Family = "Garc\u00eda",
                SecondFamily = "M\u00e1rquez",
                Given = "Gabriel",
                Additional = "Jos\u00e9 Luis",
                Suffix = "Dr.",
                Generation = "III",
            }
        );
        contact.Pronouns.ShouldBe("he/him");
    }

    [Fact]
    public void The_parameters_of_a_single_fact_are_kept_beside_it()
    {
        var contact = Contact("4.0", "FN;LANGUAGE=de:Bo", "N;SORT-AS=\"Mann,Bo\":Mann;Bo;;;");
        contact.Details.Select(detail => detail.Name).ShouldBe(["FN", "N"]);
        contact.Details[1].Parameters.ShouldHaveSingleItem().Values.ShouldBe(["Mann,Bo"]);
    }

    [Fact]
    public void Posts_are_joined_by_group_else_by_order()
    {
        var byOrder = Contact("3.0", "FN:Bo", "ORG:A", "TITLE:a", "ORG:B", "TITLE:b");
        byOrder.Work.Select(work => (work.Organisation, work.Title)).ShouldBe([("A", "a"), ("B", "b")]);
        var byIndex = Contact("3.0", "FN:Bo", "ORG:A", "ORG:B", "TITLE:a", "TITLE:b");
        byIndex.Work.Select(work => (work.Organisation, work.Title)).ShouldBe([("A", "a"), ("B", "b")]);
        var byGroup = Contact("3.0", "FN:Bo", "w1.ORG:A", "w2.ORG:B", "w2.TITLE:b", "w1.ROLE:a");
        byGroup.Work.Select(work => (work.Organisation, work.Title ?? work.Role)).ShouldBe([("A", "a"), ("B", "b")]);
    }

    [Fact]
    public void Several_notes_are_joined_by_a_blank_line() =>
        Contact("3.0", "FN:Bo", "NOTE:one", "NOTE:two").Note.ShouldBe("one\n\ntwo");

    [Theory]
    [InlineData("N:Curie;Marie;;;", "Marie Curie")]
    [InlineData("N:\u5b89\u85e4;\u30ed\u30a4\u30c9;;;", "\u5b89\u85e4 \u30ed\u30a4\u30c9")]
    [InlineData("NICKNAME:Bo", "Bo")]
    [InlineData("ORG:Bike Shop;North", "Bike Shop")]
    [InlineData("EMAIL:bo@example.org", "bo@example.org")]
    [InlineData("TEL:+44 1", "+44 1")]
    public void Without_a_name_of_its_own_a_card_is_shown_by_what_it_has(string line, string name) =>
        Contact("3.0", line).DisplayName.ShouldBe(name);

    [Fact]
    public void Many_cards_are_read_one_after_the_other_also_without_blocking()
    {
        var text = string.Concat(
            Enumerable.Range(0, 500).Select(n => $"BEGIN:VCARD\nVERSION:3.0\nFN:Nr {n}\nEND:VCARD\n")
        );
        ReadCards(text)
            .Select(card => card.Contact!.DisplayName)
            .ShouldBe(Enumerable.Range(0, 500).Select(n => $"Nr {n}"));
        ReadCards(text)[2].Line.ShouldBe(9);
    }

    [Fact]
    public async Task A_stream_is_read_without_blocking()
    {
        var bytes =
            "BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Di\nEND:VCARD"u8.ToArray();
        var names = new List<string>();
        await foreach (
            var card in VCardReader.ReadAsync(new MemoryStream(bytes), cancel: TestContext.Current.CancellationToken)
        )
            names.Add(card.Contact!.DisplayName);
        names.ShouldBe(["Bo", "Di"]);
    }
}
