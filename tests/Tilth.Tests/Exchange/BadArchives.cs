using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Tilth.Work;

namespace Tilth.Tests.Exchange;

/// <summary>An archive is a stranger's file: what is wrong with it is said in words, and nothing of it is written.</summary>
public sealed class BadArchives(Copy copy) : IClassFixture<Copy>
{
    private const string Unknown = "0190a1b2-0000-7000-8000-000000000001";

    private static readonly Dictionary<string, (Action<ArchiveText> Change, string Says)> Changes = new(
        StringComparer.Ordinal
    )
    {
        ["a byte of a part"] = (book => book.Files["person.jsonl"][^3] ^= 1, "is damaged: person.jsonl"),
        ["a byte of the cards"] = (book => book.Files["cards.vcf"][^3] ^= 1, "is damaged: cards.vcf"),
        ["a part is missing"] = (book => book.Files.Remove("label.jsonl"), "not whole: label is missing"),
        ["a row is missing"] = (
            book => book.With("person", book.Text("person.jsonl")).Part("person")["rows"] = 99,
            "is damaged: person.jsonl"
        ),
        ["a newer layout"] = (book => book.Manifest["version"] = 2, "made by a newer Tilth"),
        ["another format"] = (book => book.Manifest["format"] = "another", "no archive of a book"),
        ["no parts"] = (book => book.Manifest.Remove("parts"), "is damaged"),
        ["a name that is a path"] = (
            book => book.Part("label")["file"] = "../../label.jsonl",
            "is damaged: it is not what was written"
        ),
        ["a file that it does not name"] = (book => book.Files["../../etc/more"] = [1], "a file that it does not name"),
        ["a kind that is not known"] = (
            book =>
            {
                book.Files["wish.jsonl"] = [];
                var part = book.Part("label").DeepClone().AsObject();
                (part["kind"], part["file"]) = ("wish", "wish.jsonl");
                book.Manifest["parts"]!.AsArray().Add((JsonNode)part);
                book.With("wish", "");
            },
            "does not know (wish)"
        ),
        ["a bomb"] = (book => book.With("label", new string(' ', 300 << 20)), "far more would come out of it"),
        ["a row longer than any"] = (
            book => book.With("label", $"{{\"id\":\"{Unknown}\",\"name\":\"{Noise(17 << 20)}\"}}\n"),
            "longer than any row"
        ),
        ["no JSON"] = (book => book.With("label", "no JSON\n"), "label.jsonl, row 1"),
        ["an unknown field"] = (
            book => book.With("label", $"{{\"id\":\"{Unknown}\",\"colour\":\"red\"}}\n"),
            "the field 'colour' is not known"
        ),
        ["a field inside that is not known"] = (
            book => book.Row("person", "\"emails\":[{", "\"emails\":[{\"colour\":\"red\","),
            "holds what cannot stand there"
        ),
        ["another book"] = (
            book => book.Row("interaction", "\"text\"", "\"spaceId\":1,\"text\""),
            "the field 'spaceId' is not known"
        ),
        ["another member"] = (
            book => book.Row("interaction", "\"on\"", $"\"memberId\":\"{Unknown}\",\"on\""),
            "the field 'memberId' is not known"
        ),
        ["nobody there"] = (
            book => book.Replace("participant", "\"personId\":\"", 36, Unknown),
            "refers to a person that is not in the archive"
        ),
        ["an id twice"] = (
            book => book.With("interaction", book.Text("interaction.jsonl") + book.Text("interaction.jsonl")),
            "in the order of their ids"
        ),
        ["two of what there can be one"] = (book => book.Twice("relationship"), "two rows say the same"),
        ["a kind of talk that is none"] = (
            book => book.Row("interaction", "\"kind\":\"Met\"", "\"kind\":99"),
            "holds what cannot stand there"
        ),
        ["a part of a value that is missing"] = (
            book => book.Row("person", "{\"value\":\"rowan@example.org\"", "{\"group\":\"item1\""),
            "the field 'emails' holds what cannot stand there"
        ),
        ["an origin without a source"] = (
            book => book.Row("person", "\"source\":\"myself\",", ""),
            "the field 'origin' holds what cannot stand there"
        ),
        ["a null"] = (book => book.Row("person", "\"emails\":[", "\"emails\":[null,"), "it has a null"),
        ["text with a NUL"] = (
            book => book.Row("interaction", "We talked.", "We \\u0000talked."),
            "a character that no text can have"
        ),
        ["half a letter"] = (
            book => book.Row("interaction", "We talked.", "We \\ud800talked."),
            "interaction.jsonl, row 1"
        ),
        ["a day that ends time"] = (
            book => book.Row("interaction", "\"on\":\"2027", "\"on\":\"9999"),
            "the field 'on' is out of bounds"
        ),
        ["a rhythm that ends time"] = (
            book => book.Row("circle", "\"cadenceDays\":", "\"cadenceDays\":99999"),
            "the field 'cadenceDays' is out of bounds"
        ),
        ["a person without a name"] = (
            book => book.Row("person", "\"displayName\":\"Rowan Alder\"", "\"displayName\":\" \""),
            "it has no name"
        ),
        ["nobody who made it"] = (book => book.Manifest["myself"] = Unknown, "the person who made it"),
    };

    public static TheoryData<string> Kinds => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_refused_in_words_and_nothing_is_written(string kind)
    {
        using var visitor = await copy.SignedIn("Juniper Vale");
        var me = await copy.MeOf(visitor);
        var before = await copy.TextOf(me);
        var (change, says) = Changes[kind];
        var book = ArchiveText.Of(await Book());
        change(book);

        var (id, look) = await visitor.SentArchive(Pressed(book));

        if (look.Text.Contains("Bring in all of it", StringComparison.Ordinal))
        {
            await look.Press("Bring in all of it");
            (await copy.EndedIn(me, id)).State.ShouldBe(JobState.Failed);
            look = await visitor.Page($"/import/{id}");
        }
        look.Text.ShouldContain(says);
        (await copy.TextOf(me)).ShouldBe(before);
        (await visitor.Page("/history")).Text.ShouldNotContain("Brought in a whole book");
    }

    [Fact]
    public async Task As_it_was_it_comes_in()
    {
        using var visitor = await copy.SignedIn("Juniper Vale");

        (
            await copy.BringArchive(visitor, await copy.MeOf(visitor), Pressed(ArchiveText.Of(await Book())))
        ).Job.State.ShouldBe(JobState.Done);
    }

    [Fact]
    public async Task A_zip_of_something_else_is_told_apart()
    {
        using var visitor = await copy.SignedIn("Juniper Vale");
        using var bytes = new MemoryStream();
        await using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await zip.CreateEntry("Connections.csv").OpenAsync();
            await entry.WriteAsync(Encoding.UTF8.GetBytes("First Name,Last Name\r\n"));
        }

        var (_, look) = await visitor.SentArchive(bytes.ToArray());

        look.Text.ShouldContain("a zip, but no archive of Tilth. Unpack it");
    }

    [Fact]
    public async Task One_cut_short_is_told_as_no_archive()
    {
        using var visitor = await copy.SignedIn("Juniper Vale");

        var (_, look) = await visitor.SentArchive((await Book())[..^100]);

        look.Text.ShouldContain("no archive of Tilth");
    }

    [Fact]
    public async Task Where_people_are_already_damaged_cards_bring_in_nobody()
    {
        using var visitor = await copy.SignedIn("Juniper Vale");
        await visitor.Add("Fern Thorne");
        var book = ArchiveText.Of(await Book());
        book.Files["cards.vcf"][^3] ^= 1;

        var (_, look) = await visitor.SentArchive(Pressed(book));

        look.Text.ShouldContain("is damaged: cards.vcf");
        (await copy.CountOf(visitor)).ShouldBe(1);
    }

    /// <summary>A small sound one.</summary>
    private async Task<byte[]> Book()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder", "close", ("Form.Email", "rowan@example.org"));
        await visitor.Talk(person, "2027-03-01");
        return await visitor.Archive();
    }

    private static byte[] Pressed(ArchiveText book) => book.Zipped();

    /// <summary>Text that does not shrink.</summary>
    private static string Noise(int length) =>
        string.Create(
            length,
            new Random(7),
            (span, random) =>
            {
                for (var at = 0; at < span.Length; at++)
                    span[at] = (char)('a' + random.Next(26));
            }
        );
}

file static class Changing
{
    /// <summary>Changes the words of a part, and makes it look sound again.</summary>
    public static void Row(this ArchiveText book, string kind, string from, string to)
    {
        var text = book.Text($"{kind}.jsonl");
        text.ShouldContain(from);
        book.With(kind, text.Replace(from, to, StringComparison.Ordinal));
    }

    public static void Replace(this ArchiveText book, string kind, string before, int length, string with)
    {
        var text = book.Text($"{kind}.jsonl");
        var at = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        book.With(kind, text[..at] + with + text[(at + length)..]);
    }

    /// <summary>The last row once more, under another id.</summary>
    public static void Twice(this ArchiveText book, string kind)
    {
        var text = book.Text($"{kind}.jsonl");
        var last = book.Rows($"{kind}.jsonl")[^1];
        book.With(kind, text + "{\"id\":\"ffffffff" + last["{\"id\":\"ffffffff".Length..] + "\n");
    }
}
