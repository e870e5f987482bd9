using System.IO.Compression;
using System.Net;
using System.Text;

namespace Tilth.Tests.Exchange;

/// <summary>What comes through the door of a browser need not be an address book, nor whole, nor small.</summary>
public sealed class BadFiles(Copy copy) : IClassFixture<Copy>
{
    private const string Sound = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Rowan Alder\r\nEND:VCARD\r\n";

    [Fact]
    public async Task A_file_that_ends_in_the_middle_is_read_as_far_as_it_is_sound()
    {
        using var visitor = await copy.SignedIn();

        var (_, look) = await visitor.Sent("cut.vcf", Sound + "BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:+351");

        look.Text.ShouldContain("Rowan Alder");
    }

    [Fact]
    public async Task A_card_that_was_cut_off_comes_in_and_is_named_with_its_line()
    {
        using var visitor = await copy.SignedIn();

        var (_, look) = await visitor.Sent("torn.vcf", Sound + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ivy Gale\r\n");

        look.Text.ShouldContain("2 new");
        look.Text.ShouldContain("Ivy Gale: END:VCARD is missing.");
    }

    [Fact]
    public async Task The_sample_is_planted_once_and_the_page_that_did_takes_it_out()
    {
        using var visitor = await copy.SignedIn();
        var begin = await visitor.Page("/begin");
        await visitor.Follow(await begin.Fill("/begin/sample"));
        var people = await copy.CountOf(visitor);

        var again = await visitor.Follow(await begin.Fill("/begin/sample"));

        again.Text.ShouldContain("in your book already");
        (await copy.CountOf(visitor)).ShouldBe(people);
        await visitor.Follow(await (await visitor.Page("/begin")).Press("Take them out"));
        (await copy.CountOf(visitor)).ShouldBe(0);
        await visitor.Follow(await (await visitor.Page("/begin")).Fill("/begin/sample"));
        (await copy.CountOf(visitor)).ShouldBe(people);
    }

    [Fact]
    public async Task One_bad_entry_stops_nothing_and_is_named_with_its_line()
    {
        using var visitor = await copy.SignedIn();

        var (_, look) = await visitor.Sent(
            "people.vcf",
            Sound
                + "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"
                + Sound.Replace("Rowan", "Juniper", StringComparison.Ordinal)
        );

        look.Text.ShouldContain("2 new");
        look.Text.ShouldContain("people.vcf, line 5");
    }

    [Fact]
    public async Task Why_a_card_names_nobody_is_said_rather_than_what_else_it_lacks()
    {
        using var visitor = await copy.SignedIn();

        var (_, look) = await visitor.Sent("people.vcf", Sound + "BEGIN:VCARD\r\nNOTE:x\r\nEND:VCARD\r\n");

        look.Text.ShouldContain("Nothing in this card names anybody");
        look.Text.ShouldNotContain("VERSION is missing");
    }

    [Fact]
    public async Task Of_many_bad_entries_a_hundred_are_named_and_the_rest_are_counted()
    {
        using var visitor = await copy.SignedIn();
        var bad = string.Concat(Enumerable.Repeat("BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n", 150));

        var (_, look) = await visitor.Sent("people.vcf", Sound + bad);

        look.Text.ShouldContain("150 could not be read");
        look.All("ul.history li").Length.ShouldBe(100);
        look.Text.ShouldContain("and 50 others");
    }

    [Theory]
    [InlineData("dn: cn=Rowan Alder,o=x\nobjectClass: person\ncn: Rowan Alder\nmail: rowan@example.org\n")]
    [InlineData("version: 1\n\ndn: cn=Rowan Alder\ncn: Rowan Alder\n")]
    [InlineData("\ufeff# exported\nversion: 1\ndn:: Y249Um93YW4=\n")]
    public async Task LDIF_is_refused_with_what_to_do(string content)
    {
        using var visitor = await copy.SignedIn();

        foreach (var name in new[] { "people.ldif", "people.csv", "people.vcf" })
        {
            var (_, look) = await visitor.Sent(name, content);
            look.Text.ShouldContain("This is an LDIF file");
            look.Text.ShouldContain("Export your address book as vCard or CSV");
            look.All("form[action$='/start']").ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("cards.csv", Sound)]
    [InlineData("table.vcf", "Name,Email\r\nRowan Alder,rowan@example.org\r\n")]
    [InlineData("table.csv", "Name,Email,Notes\r\nRowan Alder,rowan@example.org,sent me a VCARD\r\n")]
    public async Task What_a_file_is_its_content_says_and_not_its_name(string name, string content)
    {
        using var visitor = await copy.SignedIn();

        var (_, look) = await visitor.Sent(name, content);

        look.Text.ShouldContain("1 new");
        look.Text.ShouldContain("Rowan Alder");
        look.Text.ShouldContain("0 could not be read");
    }

    [Fact]
    public async Task A_bomb_by_the_name_of_an_address_book_is_none()
    {
        using var visitor = await copy.SignedIn();
        using var bomb = new MemoryStream();
        await using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        await using (var inside = await zip.CreateEntry("people.vcf").OpenAsync(TestContext.Current.CancellationToken))
            for (var megabyte = 0; megabyte < 64; megabyte++)
                await inside.WriteAsync(new byte[1 << 20], TestContext.Current.CancellationToken);

        var (_, look) = await visitor.Sent("people.vcf", new ByteArrayContent(bomb.ToArray()));

        look.Text.ShouldContain("This is a zip, but no archive of Tilth.");
        look.All("form[action$='/start']").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("endless.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:")]
    [InlineData("endless.csv", "Name,Email\r\n")]
    public async Task A_line_without_end_is_not_held_in_memory(string name, string start)
    {
        using var visitor = await copy.SignedIn();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        const int Megabytes = 40;
        using var file = new StreamContent(new Endless(Encoding.UTF8.GetBytes(start), Megabytes << 20));

        var (_, look) = await visitor.Sent(name, file);

        look.Status.ShouldBe(HttpStatusCode.OK);
        look.Text.ShouldContain("line ");
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(Megabytes << 20);
    }

    [Fact]
    public async Task What_is_too_large_is_answered_in_words()
    {
        using var visitor = await copy.SignedIn();
        using var file = new StreamContent(new Endless([], 210L << 20));

        var sent = await (await visitor.Page("/import")).Upload("/import/files", "large.vcf", file);

        sent.Location.ShouldBe("/import");
        (await visitor.Follow(sent)).Text.ShouldContain("more than 200 megabytes");
    }

    [Fact]
    public async Task What_is_as_large_as_an_address_book_with_pictures_is_taken()
    {
        using var visitor = await copy.SignedIn();
        using var file = new StreamContent(new Endless(Encoding.UTF8.GetBytes(Sound), 150L << 20));

        var (_, look) = await visitor.Sent("large.vcf", file);

        look.Text.ShouldContain("Rowan Alder");
    }

    [Fact]
    public async Task Files_are_gone_when_they_came_in_or_were_not_wanted()
    {
        using var visitor = await copy.SignedIn();
        var (id, look) = await visitor.Sent("people.vcf", Sound);
        Files(id).ShouldBe(1);
        await copy.Confirm(visitor, id, look);
        Files(id).ShouldBe(0);

        (id, look) = await visitor.Sent("people.vcf", Sound);
        (await look.Press("Not these")).Location.ShouldBe("/import");
        Files(id).ShouldBe(0);
        (await visitor.Page($"/import/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private int Files(Guid id) =>
        Directory.EnumerateDirectories(copy.Folder, $"{id:N}", SearchOption.AllDirectories).Count();

    /// <summary>A start, and then the letter x for a long time.</summary>
    private sealed class Endless(byte[] start, long length) : Stream
    {
        private long _at;

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position
        {
            get => _at;
            set => _at = value;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var taken = (int)Math.Min(count, length - _at);
            for (var at = 0; at < taken; at++, _at++)
                buffer[offset + at] = _at < start.Length ? start[_at] : (byte)'x';
            return taken;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => _at = offset;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
