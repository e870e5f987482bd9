using System.Net;
using System.Text;

namespace Tilth.Tests.People.Photos;

/// <summary>What is no picture, or would be too much of one, is refused in words, and what was there stays.</summary>
public sealed class SendingBadPictures(Copy copy) : IClassFixture<Copy>
{
    private const string Drawing =
        """<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><image href="http://127.0.0.1:9/"/></svg>""";

    public static TheoryData<string, byte[], string> Bad =>
        new()
        {
            { "photo.jpg", "This is a text."u8.ToArray(), "Send a JPEG, PNG, WebP or GIF." },
            { "photo.png", Encoding.UTF8.GetBytes(Drawing), "Send a JPEG, PNG, WebP or GIF." },
            { "photo.jpg", [], "There is nothing in that file." },
            { "photo.jpg", [0xFF, 0xD8, 0xFF], "That picture is not whole." },
            { "photo.jpg", Half(Snapshot.Jpeg(400, 300)), "That picture is not whole." },
            { "photo.png", Half(Snapshot.Png(400, 300)), "That picture is not whole." },
            { "photo.png", Snapshot.Claiming(Snapshot.Png(), 30_000, 30_000), "more than 50 million points" },
            { "photo.jpg", Snapshot.Claiming(Snapshot.Jpeg(), 30_000, 30_000), "more than 50 million points" },
            { "photo.heic", [0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1heic"u8], "Save it as JPEG" },
        };

    private static byte[] Half(byte[] picture) => picture[..(picture.Length / 2)];

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public async Task It_is_refused_and_the_photo_that_is_there_stays(string name, byte[] bytes, string words)
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");
        await visitor.Picture(person, Snapshot.Jpeg(80, 40));

        var answer = await visitor.Picture(person, bytes, name);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldContain(words);
        (await copy.PhotosOf(await copy.MeOf(visitor), person)).Count.ShouldBe(1);
        (await visitor.Shown(person)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_of_more_than_fifteen_megabytes_is_refused_in_words()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");

        var answer = await visitor.Picture(person, new byte[16 << 20]);

        answer.Text.ShouldContain("That picture is more than 15 megabytes.");
        (await copy.PhotosOf(await copy.MeOf(visitor))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_file_one_is_asked_for_it()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");

        var answer = await visitor.Follow(
            await (await visitor.Page($"/people/{person}/photos")).Upload($"/people/{person}/photos/add", [])
        );

        answer.Text.ShouldContain("Choose a picture first.");
    }
}
