using Tilth.Store;
using Tilth.Work;

namespace Tilth.Tests.Exchange;

/// <summary>Short ways to take a book along, and to bring it in elsewhere, through the pages.</summary>
internal static class Archiving
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<byte[]> Archive(this Visitor visitor, string root = "")
    {
        using var answer = await visitor.Http.GetAsync(new Uri($"{root}/export/archive.zip", UriKind.Relative), Cancel);
        answer.IsSuccessStatusCode.ShouldBeTrue();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    /// <summary>Sends the archive and looks at it.</summary>
    public static async Task<(Guid Id, Page Look)> SentArchive(this Visitor visitor, byte[] bytes, string root = "")
    {
        using var content = new ByteArrayContent(bytes);
        var sent = await (await visitor.Page($"{root}/import")).Upload($"{root}/import/files", "book.zip", content);
        return (Guid.Parse(sent.Location!.Split('/')[^1]), await visitor.Follow(sent));
    }

    /// <summary>Sends the archive, presses the button, and waits for the end.</summary>
    public static async Task<(Guid Id, JobRow Job)> BringArchive(
        this Copy copy,
        Visitor visitor,
        Me me,
        byte[] bytes,
        string root = ""
    )
    {
        var (id, look) = await visitor.SentArchive(bytes, root);
        look.Text.ShouldContain("Bring in all of it");
        await look.Press("Bring in all of it");
        return (id, await copy.EndedIn(me, id));
    }

    public static async Task<string> TextOf(this Copy copy, Me me)
    {
        await using var db = copy.The<TilthStore>().Read(me);
        return await BookText.Of(db, Cancel);
    }
}
