using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.People;
using Tilth.People.Photos;
using Tilth.Store;
using Tilth.Tests.Exchange;

namespace Tilth.Tests.People.Photos;

/// <summary>Photos that come with cards get a place of their own, and go out with them as they came.</summary>
public sealed class PhotosOfCards(Copy copy) : IClassFixture<Copy>
{
    private static readonly string Gif = "R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==";

    [Fact]
    public async Task The_line_of_a_card_comes_out_as_it_came()
    {
        var one = Convert.ToBase64String(Snapshot.FromCamera(Snapshot.Jpeg()));
        string[] lines =
        [
            $"PHOTO;PREF=1;X-BY=Ivy:data:image/jpeg;base64,{one}",
            $"PHOTO:data:image/gif;base64,{Gif}",
            "PHOTO:https://example.org/rowan.png",
        ];
        using var visitor = await copy.SignedIn();

        await Bring(visitor, $"FN:Rowan Alder\n{string.Join('\n', lines)}");

        var me = await copy.MeOf(visitor);
        (await copy.PhotosOf(me)).Count.ShouldBe(2);
        var written = await visitor.Cards();
        foreach (var line in lines)
            written.ShouldContain(line);
        written.IndexOf(one, StringComparison.Ordinal).ShouldBeLessThan(written.IndexOf(Gif, StringComparison.Ordinal));
        (await Extras(me)).ShouldNotContain(line => line.Value.StartsWith("data:"));
        using var drawn = Snapshot.Decoded(await visitor.Shown(await Rowan(me)));
        (drawn.Width, drawn.Height).ShouldBe((40, 80));
    }

    [Theory]
    [InlineData("not a picture")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    public async Task A_wrong_picture_stays_with_the_card_and_is_shown_nowhere(string text)
    {
        var value = $"data:image/png;base64,{Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(text))}";
        using var visitor = await copy.SignedIn();

        await Bring(visitor, $"FN:Rowan Alder\nPHOTO:{value}");

        var me = await copy.MeOf(visitor);
        (await copy.PhotosOf(me)).ShouldBeEmpty();
        (await visitor.Page($"/people/{await Rowan(me)}")).All(".portrait").ShouldBeEmpty();
        (await visitor.Cards()).ShouldContain($"PHOTO:{value}");
    }

    [Fact]
    public async Task A_bomb_in_a_card_stays_with_it_and_is_never_drawn()
    {
        var bomb = Convert.ToBase64String(Snapshot.Claiming(Snapshot.Png(), 30_000, 30_000));
        using var visitor = await copy.SignedIn();

        await Bring(visitor, $"FN:Rowan Alder\nPHOTO:data:image/png;base64,{bomb}");

        (await copy.PhotosOf(await copy.MeOf(visitor))).ShouldBeEmpty();
        (await visitor.Cards()).ShouldContain(bomb);
    }

    [Fact]
    public async Task Whoever_has_a_photo_keeps_it_and_the_same_card_again_changes_nothing()
    {
        using var visitor = await copy.SignedIn();
        var card = $"UID:one\nFN:Rowan Alder\nPHOTO:data:image/gif;base64,{Gif}";
        await Bring(visitor, card);
        var before = await copy.TextOf(visitor);

        await Bring(visitor, card);
        (await copy.TextOf(visitor)).ShouldBe(before);

        await Bring(
            visitor,
            $"UID:one\nFN:Rowan Alder\nPHOTO:data:image/jpeg;base64,{Convert.ToBase64String(Snapshot.Jpeg())}"
        );
        var me = await copy.MeOf(visitor);
        (await copy.PhotosOf(me)).ShouldHaveSingleItem().MediaType.ShouldBe("image/gif");
    }

    [Fact]
    public async Task What_an_earlier_version_kept_among_the_rest_gets_its_place_and_goes_with_its_import()
    {
        using var visitor = await copy.SignedIn();
        var import = await Bring(visitor, "FN:Rowan Alder\nX-FAVOURITE-BEAN:runner");
        var me = await copy.MeOf(visitor);
        var rowan = await Rowan(me);
        var line = new CardProperty("item9", "PHOTO", [new("X-BY", ["Ivy"])], $"data:image/gif;base64,{Gif}");
        await copy.The<TilthStore>()
            .Write(
                me,
                new Act("import", import),
                async db =>
                {
                    var person = await db.People().FirstAsync(row => row.Id == rowan);
                    person.CameAs(person.Uid, [.. person.Extras, line], person.Details);
                    return true;
                }
            );
        var before = await visitor.Cards();

        (await copy.The<PlacePhotos>().Run()).ShouldBe(1);
        (await copy.The<PlacePhotos>().Run()).ShouldBe(0);

        (await copy.PhotosOf(me, rowan)).ShouldHaveSingleItem().CardGroup.ShouldBe("item9");
        (await Extras(me)).ShouldHaveSingleItem().Name.ShouldBe("X-FAVOURITE-BEAN");
        LinesOf(await visitor.Cards()).ShouldBe(LinesOf(before), ignoreOrder: true);
        (await visitor.Shown(rowan)).ShouldNotBeEmpty();
        (await copy.The<Undo>().Run(me, import)).ShouldBeOfType<UndoOutcome.Undone>();
        (await copy.CountOf(visitor)).ShouldBe(0);
    }

    private async Task<Guid> Bring(Visitor visitor, string lines)
    {
        var (id, look) = await visitor.Sent("card.vcf", $"BEGIN:VCARD\nVERSION:4.0\n{lines}\nEND:VCARD\n");
        await copy.Confirm(visitor, id, look);
        return id;
    }

    private static string[] LinesOf(string cards) => cards.Split("\r\n");

    private async Task<Guid> Rowan(Me me)
    {
        await using var db = copy.The<TilthStore>().Read(me);
        return await db.People()
            .Where(person => person.DisplayName == "Rowan Alder")
            .Select(row => row.Id)
            .FirstAsync();
    }

    private async Task<IReadOnlyList<CardProperty>> Extras(Me me)
    {
        await using var db = copy.The<TilthStore>().Read(me);
        return await db.People()
            .Where(person => person.DisplayName == "Rowan Alder")
            .Select(row => row.Extras)
            .FirstAsync();
    }
}
