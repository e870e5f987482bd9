using System.Text.Json;
using Tilth.Accounts;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Exchange.Archive;

/// <summary><c>tilth export</c> and <c>tilth import</c> where it is a whole book.</summary>
internal static class ArchiveCommands
{
    public static async Task Write(Call call, Me me, string path, CancellationToken cancel)
    {
        ArchiveManifest? made = null;
        if (path == "-")
        {
            await using var standard = Console.OpenStandardOutput();
            made = await call.The<WriteArchive>().Do(me, standard, cancel);
        }
        else
            await WholeFile.Write(
                path,
                call.The<DataFolder>(),
                async file => made = await call.The<WriteArchive>().Do(me, file, cancel)
            );
        var held = BringArchive.Answer.Of(made!);
        var json = new
        {
            people = held.People,
            rows = held.Rows,
            file = path,
        };
        // What goes to the standard output is the archive alone.
        if (path == "-" && call.Parsed.GetValue<bool>("--json"))
            await call.Parsed.InvocationConfiguration.Error.WriteLineAsync(
                JsonSerializer.Serialize(json, StoreJson.Options)
            );
        else if (path != "-")
            await call.Answer(json, $"The book {held.Book}: {held.People} people, {held.Rows} rows written to {path}.");
    }

    public static async Task Bring(Call call, Me me, string path, bool isDry, CancellationToken cancel)
    {
        var archive = call.The<BringArchive>();
        if (isDry)
        {
            await Tell(call, await archive.Look(me, path), null);
            return;
        }
        var id = NewId.At(call.The<TimeProvider>().GetUtcNow());
        await archive.Start(me, id, path, cancel);
        var job = await call.The<Jobs>().RunNow(id, cancel);
        if (job is not { State: JobState.Done, Result: { } result })
            throw new RefusedException(
                job is { State: JobState.Failed, Error: { Length: > 0 } error }
                    ? error
                    : ExchangeCommands.HowItEnded(job)
            );
        await Tell(call, JsonSerializer.Deserialize<BringArchive.Answer>(result, StoreJson.Options)!, id);
    }

    /// <summary>The same words as of any import; the people of an archive are all new to a book that holds nobody.</summary>
    private static Task Tell(Call call, BringArchive.Answer answer, Guid? operation) =>
        call.Answer(
            new
            {
                @new = answer.People,
                known = 0,
                probable = 0,
                unreadable = Array.Empty<object>(),
                rows = answer.Rows,
                book = answer.Book,
                operation,
            },
            $"The book {answer.Book} of {answer.At:yyyy-MM-dd}: {answer.People} people, {answer.Rows} rows"
        );
}
