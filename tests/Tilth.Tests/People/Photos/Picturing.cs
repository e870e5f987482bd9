using Microsoft.EntityFrameworkCore;
using Tilth.People.Photos;
using Tilth.Store;

namespace Tilth.Tests.People.Photos;

/// <summary>Short ways to send a photo through the pages, and to see what became of it.</summary>
internal static class Picturing
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Sends a picture with the form of the person's photos, and gives the page that follows.</summary>
    public static async Task<Page> Picture(
        this Visitor visitor,
        Guid person,
        byte[] bytes,
        string name = "photo.jpg",
        string root = ""
    )
    {
        var form = await visitor.Page($"{root}/people/{person}/photos");
        using var content = new ByteArrayContent(bytes);
        return await visitor.Follow(await form.Upload($"{root}/people/{person}/photos/add", name, content));
    }

    public static async Task<(byte[] Bytes, HttpResponseMessage Answer)> Get(this Visitor visitor, string path)
    {
        var answer = await visitor.Http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return (await answer.Content.ReadAsByteArrayAsync(Cancel), answer);
    }

    /// <summary>The large copy of the photo that the page of a person shows.</summary>
    public static async Task<byte[]> Shown(this Visitor visitor, Guid person, string root = "")
    {
        var page = await visitor.Page($"{root}/people/{person}");
        var (bytes, answer) = await visitor.Get(page.One(".portrait img").GetAttribute("src")!);
        answer.IsSuccessStatusCode.ShouldBeTrue();
        return bytes;
    }

    public static async Task<IReadOnlyList<Photo>> PhotosOf(this Copy copy, Me me, Guid? person = null)
    {
        await using var db = copy.The<TilthStore>().Read(me);
        return await db.Photos()
            .Where(row => person == null || row.PersonId == person)
            .OrderByDescending(row => row.ShownSince)
            .ThenByDescending(row => row.Id)
            .ToListAsync(Cancel);
    }

    public static async Task<string> Cards(this Visitor visitor) =>
        (await visitor.Http.GetStringAsync(new Uri("/export/people.vcf", UriKind.Relative), Cancel)).Replace(
            "\r\n ",
            "",
            StringComparison.Ordinal
        );
}
