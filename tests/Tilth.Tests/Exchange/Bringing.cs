using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Tests.Exchange;

/// <summary>Short ways to send an address book, confirm it, and see what became of it.</summary>
internal static class Bringing
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Sends a file and looks at it.</summary>
    public static async Task<(Guid Id, Page Look)> Sent(this Visitor visitor, string name, string content)
    {
        using var file = new StringContent(content.ReplaceLineEndings("\r\n"));
        return await visitor.Sent(name, file);
    }

    public static Task<(Guid Id, Page Look)> Sent(this Visitor visitor, string name, HttpContent content) =>
        visitor.Sent([(name, content)]);

    public static async Task<(Guid Id, Page Look)> Sent(
        this Visitor visitor,
        IEnumerable<(string Name, HttpContent Content)> files
    )
    {
        var sent = await (await visitor.Page("/import")).Upload("/import/files", files);
        return (Guid.Parse(sent.Location!.Split('/')[^1]), await visitor.Follow(sent));
    }

    /// <summary>Confirms what was looked at and waits for the end.</summary>
    public static async Task<Page> Confirm(
        this Copy copy,
        Visitor visitor,
        Guid id,
        Page look,
        params (string, string)[] fields
    )
    {
        await look.Fill($"/import/{id}/start", fields);
        (await copy.Ended(visitor, id)).State.ShouldBe(JobState.Done);
        return await visitor.Page($"/import/{id}");
    }

    public static async Task<JobRow> Ended(this Copy copy, Visitor visitor, Guid id) =>
        await copy.EndedIn(await copy.MeOf(visitor), id);

    /// <summary>In any book: waits for the end of a job.</summary>
    public static async Task<JobRow> EndedIn(this Copy copy, Me me, Guid id)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            if (
                await copy.The<Jobs>().Find(me, id, Cancel) is { State: not (JobState.Waiting or JobState.Running) } job
            )
                return job;
            await Task.Delay(50, Cancel);
        }
        throw new TimeoutException("The job did not end.");
    }

    /// <summary>How many people there are besides oneself.</summary>
    public static async Task<int> CountOf(this Copy copy, Visitor visitor)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await db.People().CountAsync(Cancel) - 1;
    }

    public static async Task<string> TextOf(this Copy copy, Visitor visitor)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await BookText.Of(db, Cancel);
    }
}
