using System.Text;
using System.Text.Json;
using static Tilth.Cards.Tests.Reading;

namespace Tilth.Cards.Tests.Corpus;

public class ReadingRealCards
{
    private static readonly string[] Endings = [".vcf", ".vcard", ".ref"];

    private static List<ReadCard> Of(string path) => ReadCards(RealFiles.Bytes("vcard/" + path));

    private static Contact First(string path) => Of(path)[0].Contact.ShouldNotBeNull();

    [Fact]
    public void Every_file_is_read_and_what_is_read_survives_writing()
    {
        var count = 0;
        foreach (var path in RealFiles.All("vcard", Endings))
        foreach (var card in ReadCards(File.ReadAllBytes(path)))
        {
            count++;
            if (card.Contact is not { } contact)
                continue;
            contact.DisplayName.ShouldNotBeNullOrWhiteSpace();
            foreach (var version in new[] { VCardVersion.V30, VCardVersion.V40 })
                WrittenAndRead(contact, version).ShouldBeSameAs(contact);
        }
        count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Every_card_that_says_who_it_is_has_that_name()
    {
        foreach (var path in RealFiles.All("vcard", Endings))
        foreach (var card in ReadCards(File.ReadAllBytes(path)))
        {
            var said = card.Card.Properties.Any(property =>
                property.Name is "FN" or "EMAIL" or "TEL" && property.Value.Trim().Length > 0
            );
            (card.Contact is not null || !said).ShouldBeTrue(path);
            card.Problems.ShouldAllBe(problem => problem.Line > 0 && problem.Cause.EndsWith('.'));
        }
    }

    [Fact]
    public void Properties_are_those_that_another_library_found()
    {
        foreach (var path in RealFiles.All("vcard/ical.js", ".json"))
        {
            var source = Path.ChangeExtension(path, ".vcf");
            if (!File.Exists(source))
                continue;
            var card = ReadCards(File.ReadAllBytes(source)).ShouldHaveSingleItem();
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var expected = json.RootElement[1]
                .EnumerateArray()
                .Where(one => one[0].GetString() is not "version")
                .ToList();
            card.Card.Properties.Select(property => property.Name.ToLowerInvariant())
                .ShouldBe(expected.Select(one => one[0].GetString()!));
            foreach (var (property, one) in card.Card.Properties.Zip(expected))
                if (
                    one.GetArrayLength() == 4
                    && one[3].ValueKind == JsonValueKind.String
                    && one[2].GetString() is "text"
                )
                    Plain(property.Value).ShouldBe(Plain(one[3].GetString()!), path);
        }
    }

    private static string Plain(string value) =>
        value.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);

    [Fact]
    public void Names_and_notes_are_those_that_KDE_wrote_back()
    {
        foreach (
            var path in RealFiles
                .All("vcard/kcontacts", ".ref")
                .Where(path => !Path.GetFileName(path).StartsWith("v4_0", StringComparison.Ordinal))
        )
        {
            var read = ReadCards(File.ReadAllBytes(path[..^".ref".Length]));
            var expected = ReadCards(File.ReadAllBytes(path));
            read.Count.ShouldBe(expected.Count, path);
            foreach (var (one, other) in read.Zip(expected))
            {
                one.Contact?.Uid.ShouldBe(other.Contact?.Uid, path);
                one.Contact?.Note.ShouldBe(other.Contact?.Note, path);
                one.Contact?.Emails.Select(email => email.Value)
                    .Order()
                    .ShouldBe(other.Contact!.Emails.Select(email => email.Value).Order(), path);
            }
        }
    }

    [Fact]
    public void Android_writes_Japanese_and_old_cards()
    {
        First("android/v21_japanese_2.vcf")
            .Name.ShouldBe(
                new NameParts
                {
                    Family = "\u5b89\u85e4",
                    Given = "\u30ed\u30a4\u30c91",
                    PhoneticFamily = "\uff71\uff9d\uff84\uff9e\uff73",
                    PhoneticGiven = "\uff9b\uff72\uff84\uff9e1",
                }
            );
        var complicated = First("android/v21_complicated.vcf");
        complicated.Note.ShouldBe(
            "The following note is the example from RFC 2045.\n\nNow's the time for all folk to come to the aid of their country."
        );
        complicated.Work[0].Units.ShouldBe(["Sales Dept.;Manager", "Fish keeper"]);
        complicated.Photo!.MediaType.ShouldBe("image/jpeg");
        First("android/v21_pref_handling.vcf")
            .Work.Select(work => work.Title)
            .ShouldBe(["Engineer", "Blogger", "Poet"]);
        First("android/v21_invalid_comment_line.vcf")
            .Note.ShouldBe("This is an (sharp ->#<- sharp) example. This message must NOT be ignored.");
    }

    [Fact]
    public void Outlook_Apple_Google_and_Evolution_are_understood()
    {
        var outlook = First("ez-vcard/io/text/outlook-2003.vcf");
        outlook.Note.ShouldBe("This is the note field!!\nSecond line\n\nThird line is empty\n");
        outlook.Work[0].Organisation.ShouldBe("Company, The");
        var iphone = First("ez-vcard/io/text/John_Doe_IPHONE.vcf");
        iphone.Phones[^1].Labels.ShouldBe(["assistant phone"]);
        iphone.Addresses[1].Street.ShouldBe("Street4\nBuilding 6\nFloor 8");
        iphone.Photo!.Bytes!.Length.ShouldBeGreaterThan(30_000);
        var gmail = First("ez-vcard/io/text/gmail-single.vcf");
        gmail.Anniversary.ShouldBe(new PartialDate(1970, 6, 2));
        gmail.Related.Select(related => related.Labels[0]).ShouldBe(["spouse", "CustomRelationship"]);
        First("ez-vcard/io/text/John_Doe_EVOLUTION.vcf").Related.Count.ShouldBe(3);
        First("ez-vcard/io/text/rfc6350-example.vcf").Birthday.ShouldBe(new PartialDate(null, 2, 3));
    }

    [Fact]
    public void Broken_cards_of_Cozy_are_read_with_a_problem()
    {
        Of("cozy/empty.vcf").ShouldBeEmpty();
        foreach (var name in new[] { "begin-vcard-missing", "end-vcard-missing" })
        {
            var card = Of($"cozy/broken/{name}.vcf").ShouldHaveSingleItem();
            card.Contact.ShouldNotBeNull();
            card.Problems.ShouldHaveSingleItem().Cause.ShouldContain("is missing");
        }
    }

    [Fact]
    public void Every_file_can_be_damaged_without_harm()
    {
        var random = new Random(1);
        foreach (var path in RealFiles.All("vcard", Endings))
        {
            var bytes = File.ReadAllBytes(path);
            if (bytes.Length is 0 or > 50_000)
                continue;
            for (var round = 0; round < 3; round++)
            {
                var damaged = (byte[])bytes.Clone();
                for (var n = 0; n < 10; n++)
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                foreach (var card in ReadCards(damaged).Where(card => card.Contact is not null))
                    Encoding
                        .UTF8.GetByteCount(VCardWriter.Write(card.Contact!, VCardVersion.V40))
                        .ShouldBeGreaterThan(0);
            }
        }
    }
}
