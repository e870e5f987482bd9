using System.Net;
using System.Security.Cryptography;
using Tilth.People.Photos;
using Tilth.Store;
using Tilth.Tests.Exchange;

namespace Tilth.Tests.People.Photos;

/// <summary>What becomes of photos when people are merged, erased, shared, taken along; and who sees them.</summary>
public sealed class KeepingPhotos(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task Two_who_become_one_keep_both_and_undo_parts_them_again()
    {
        using var visitor = await copy.SignedIn();
        var (rowan, other) = (await visitor.Add("Rowan Alder"), await visitor.Add("R. Alder"));
        var (one, two) = (Snapshot.Jpeg(80, 40), Snapshot.Jpeg(40, 80));
        await visitor.Picture(rowan, one);
        await visitor.Picture(other, two);
        await visitor.Picture(other, one);
        var me = await copy.MeOf(visitor);

        var page = await visitor.Page($"/people/{rowan}/same?with={other}");
        var merged = await visitor.Follow(await page.Press("Make them one person"));

        (await copy.PhotosOf(me)).Select(photo => photo.Bytes).ShouldBe([one, two]);
        (await copy.PhotosOf(me)).ShouldAllBe(photo => photo.PersonId == rowan);
        await visitor.Follow(await merged.Press("Undo"));
        (await copy.PhotosOf(me, other)).Count.ShouldBe(2);
        (await copy.The<Verify>().Run()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_whoever_is_erased_no_byte_of_a_photo_stays()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ilka Heronword");
        // Of sizes that nobody else in this copy has: what is another person's too stays.
        var (sent, next) = (Snapshot.FromCamera(Snapshot.Jpeg(83, 41)), Snapshot.Png(85, 43));
        await visitor.Picture(person, sent);
        await visitor.Picture(person, next);
        var shown = (await visitor.Page($"/people/{person}")).One(".portrait img").GetAttribute("src")!;
        await visitor.Get(shown);
        await visitor.Follow(await (await visitor.Page($"/people/{person}/photos")).Press("Take out"));
        var text = await CopyText.Of(copy);
        string[] hashes = [.. new[] { sent, next }.Select(bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)))];
        hashes.ShouldAllBe(hash => text.Contains(hash));

        (await (await visitor.Page($"/people/{person}/erase")).Send("erase-person")).Status.ShouldBe(
            HttpStatusCode.Redirect
        );

        (await visitor.Get(shown)).Answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await copy.PhotosOf(await copy.MeOf(visitor))).ShouldBeEmpty();
        text = await CopyText.Of(copy);
        hashes.ShouldAllBe(hash => !text.Contains(hash));
    }

    [Fact]
    public async Task Deleting_somebody_and_bringing_them_back_brings_the_photo_back()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");
        await visitor.Picture(person, Snapshot.Jpeg());
        var before = await visitor.Shown(person);

        var deleted = await visitor.Follow(
            await (await visitor.Page($"/people/{person}/edit")).Fill($"/people/{person}/delete")
        );
        (await copy.PhotosOf(await copy.MeOf(visitor))).ShouldBeEmpty();
        await visitor.Follow(await deleted.Press("Undo"));

        (await visitor.Shown(person)).ShouldBe(before);
    }

    [Fact]
    public async Task It_is_shared_only_where_it_is_ticked_and_taken_back_with_the_rest()
    {
        using var team = await Team.WithAllRoles(copy);
        var member = team["Member"];
        var person = await member.Add("Fern Thorne");
        await member.Picture(person, Snapshot.Jpeg());
        var there = await team.MeOf("Member");

        await (await member.Page($"/people/{person}/share")).Send("share-person");
        (await copy.PhotosOf(there)).ShouldBeEmpty();
        await (await member.Page($"/people/{person}/share")).Send("share-person", ("Form.Fields[0]", "Photo"));

        var photo = (await copy.PhotosOf(there)).ShouldHaveSingleItem();
        (await team["Viewer"].Get(team.At(ShownPhotos.Large(photo.Id)))).Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await team["Other"].Page(team.At("/people"))).Fill(team.At("/note"), ("line", "called Fern Thorne"));
        await (await member.Page($"/people/{person}")).Press("Take it back");
        (await copy.PhotosOf(there)).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_another_book_there_is_no_such_photo()
    {
        using var visitor = await copy.SignedIn();
        using var stranger = await copy.SignedIn("Stranger");
        var person = await visitor.Add("Rowan Alder");
        await visitor.Picture(person, Snapshot.Jpeg());
        var photo = (await copy.PhotosOf(await copy.MeOf(visitor))).ShouldHaveSingleItem();
        // Drawn and kept in memory by now.
        await visitor.Shown(person);

        (await stranger.Get(ShownPhotos.Large(photo.Id))).Answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.Page($"/people/{person}/photos")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var act in (string[])["show", "remove"])
            (await (await stranger.Page("/people")).Post("/note", $"/people/photos/{photo.Id}/{act}")).Status.ShouldBe(
                HttpStatusCode.NotFound
            );
        using var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        (await nobody.GetAsync(new Uri(copy.Address, ShownPhotos.Large(photo.Id)))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await copy.PhotosOf(await copy.MeOf(visitor))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_archive_takes_it_along_byte_for_byte()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");
        var sent = Snapshot.FromCamera(Snapshot.Jpeg());
        await visitor.Picture(person, sent);
        await visitor.Picture(person, Snapshot.Png());
        var archive = await visitor.Archive();
        using var elsewhere = await copy.SignedIn("Elsewhere");
        var me = await copy.MeOf(elsewhere);

        var (_, job) = await copy.BringArchive(elsewhere, me, archive);

        job.State.ShouldBe(Tilth.Work.JobState.Done);
        (await copy.PhotosOf(me, person)).Select(photo => photo.Bytes).ShouldBe([Snapshot.Png(), sent]);
        (await elsewhere.Cards()).ShouldBe(await visitor.Cards());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_row_of_an_archive_that_is_no_photo_of_ours_is_refused_before_anything_is_written(bool lies)
    {
        using var visitor = await copy.SignedIn();
        await visitor.Picture(await visitor.Add("Rowan Alder"), Snapshot.Png());
        var archive = ArchiveText.Of(await visitor.Archive());
        var line = archive.Rows((string)archive.Part("photo")["file"]!)[0];
        var (png, drawing) = (Snapshot.Png(), "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray());
        // Another picture under the name of this one; or what is none, under its own.
        var forged = lies
            ? line.Replace(Convert.ToBase64String(png), Convert.ToBase64String(Snapshot.Png(9, 9)))
            : line.Replace(Convert.ToBase64String(png), Convert.ToBase64String(drawing))
                .Replace(
                    Convert.ToHexStringLower(SHA256.HashData(png)),
                    Convert.ToHexStringLower(SHA256.HashData(drawing))
                );
        forged.ShouldNotBe(line);
        using var elsewhere = await copy.SignedIn("Elsewhere");

        var (_, job) = await copy.BringArchive(
            elsewhere,
            await copy.MeOf(elsewhere),
            archive.With("photo", $"{forged}\n").Zipped()
        );

        job.State.ShouldBe(Tilth.Work.JobState.Failed);
        job.Error.ShouldNotBeNull().ShouldContain("its picture is not the one that it names, or none");
        (await copy.CountOf(elsewhere)).ShouldBe(0);
    }
}
