using System.Net;
using System.Text;

namespace Tilth.Tests.People.Photos;

/// <summary>A photo that was sent, as browsers get it: drawn anew, and nothing else of the file.</summary>
public sealed class ShowingAPhoto(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task A_browser_gets_a_copy_the_right_way_up_that_does_not_say_where_it_was_taken()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");
        var sent = Snapshot.FromCamera(Snapshot.Jpeg());
        Encoding.Latin1.GetString(sent).ShouldContain(Snapshot.Where);

        (await visitor.Picture(person, sent)).Text.ShouldContain("The photo is there.");

        var page = await visitor.Page($"/people/{person}");
        page.One(".portrait img").GetAttribute("alt").ShouldBe("Photo of Rowan Alder");
        var large = await visitor.Shown(person);
        Encoding.Latin1.GetString(large).ShouldNotContain("Exif");
        Encoding.Latin1.GetString(large).ShouldNotContain(Snapshot.Where);
        using var drawn = Snapshot.Decoded(large);
        (drawn.Width, drawn.Height).ShouldBe((40, 80));
        Snapshot.IsRed(drawn.GetPixel(20, 10)).ShouldBeTrue();
        Snapshot.IsBlue(drawn.GetPixel(20, 70)).ShouldBeTrue();
        // The bytes as they came leave inside a card alone.
        (await visitor.Cards()).ShouldContain($"PHOTO:data:image/jpeg;base64,{Convert.ToBase64String(sent)}");
    }

    [Theory]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("jpeg")]
    public async Task The_list_shows_a_small_square_that_a_browser_may_keep_to_itself(string format)
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Sorrel Birch");
        await visitor.Add("Linden Frost");
        var sent = format switch
        {
            "png" => Snapshot.Png(300, 200),
            "webp" => Snapshot.Webp(300, 200),
            _ => Snapshot.Jpeg(300, 200),
        };
        await visitor.Picture(person, sent, "no-name-counts.svg");

        var list = await visitor.Page("/people");

        list.All("img.face").Length.ShouldBe(1);
        list.One("span.face").TextContent.ShouldBe("LF");
        var (bytes, answer) = await visitor.Get(list.One("img.face").GetAttribute("src")!);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]).ShouldBeTrue();
        using var drawn = Snapshot.Decoded(bytes);
        (drawn.Width, drawn.Height).ShouldBe((96, 96));
        Snapshot.IsRed(drawn.GetPixel(10, 48)).ShouldBeTrue();
        Snapshot.IsBlue(drawn.GetPixel(86, 48)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_photo_as_a_phone_takes_it_is_made_small_enough_to_be_kept()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");
        var sent = Snapshot.FromCamera(Snapshot.Large(2400, 1800));
        sent.Length.ShouldBeGreaterThan(4 << 20);

        (await visitor.Picture(person, sent)).Text.ShouldContain("The photo is there.");

        var kept = (await copy.PhotosOf(await copy.MeOf(visitor), person)).ShouldHaveSingleItem();
        kept.Bytes.Length.ShouldBeInRange(1, 1 << 20);
        using var drawn = Snapshot.Decoded(kept.Bytes);
        drawn.Height.ShouldBeGreaterThan(drawn.Width);
    }

    [Fact]
    public async Task The_morning_shows_it_inside_the_ring()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder", "close");
        await visitor.Talk(person, "2026-10-01", "Talked about beans.");
        await visitor.Picture(person, Snapshot.Jpeg());

        var image = (await visitor.Page("/")).One(".ring image");

        (await visitor.Get(image.GetAttribute("href")!)).Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_several_the_last_is_shown_until_another_is_chosen()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");
        await visitor.Picture(person, Snapshot.Jpeg(80, 40));
        await visitor.Picture(person, Snapshot.Jpeg(40, 80));
        await visitor.Picture(person, Snapshot.Jpeg(80, 40));
        (await SizeOf(visitor, person)).ShouldBe((80, 40));
        var page = await visitor.Page($"/people/{person}/photos");
        page.All(".photos li").Length.ShouldBe(2);

        var chosen = await visitor.Follow(await page.Press("Show this one"));

        chosen.Text.ShouldContain("This one is shown now.");
        (await SizeOf(visitor, person)).ShouldBe((40, 80));
        var removed = await visitor.Follow(await chosen.Press("Take out"));
        (await SizeOf(visitor, person)).ShouldBe((80, 40));
        (await visitor.Page("/trash")).Text.ShouldContain("Rowan Alder A photo");
        await visitor.Follow(await removed.Press("Undo"));
        (await SizeOf(visitor, person)).ShouldBe((40, 80));
    }

    private static async Task<(int, int)> SizeOf(Visitor visitor, Guid person)
    {
        using var drawn = Snapshot.Decoded(await visitor.Shown(person));
        return (drawn.Width, drawn.Height);
    }
}
