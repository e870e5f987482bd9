using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.People;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Exchange;

/// <summary>
/// Brings people in from files, as a job: in slices under one operation, so that nobody waits long, a crash leaves a job
/// that goes on, and all of it can be undone at once. Entries that are there already are recognised, so running it again
/// changes nothing.
/// </summary>
public sealed class Import(
    TilthStore store,
    WhoIsThis who,
    Jobs jobs,
    Uploads uploads,
    DataFolder folder,
    TimeProvider clock
)
{
    public const string JobName = "import";
    private const int FirstSlice = 250,
        SmallestSlice = 100,
        LargestSlice = 2500;

    // A large slice writes each page of an index once where small ones write it many times. Where pages are served it is
    // small enough that nobody waits long for it.
    private static readonly TimeSpan AmongOthers = TimeSpan.FromMilliseconds(40),
        Alone = TimeSpan.FromSeconds(1);

    /// <summary>What a job is given: the files, a label for everybody in them if one was asked for, and what was decided of pairs.</summary>
    public sealed record Input(IReadOnlyList<InputFile> Files, string? Label, Decisions? Decisions = null);

    /// <param name="Correction">What a person says of a table's columns.</param>
    public sealed record InputFile(string Path, string Name, ImportKind? Kind = null, CsvCorrection? Correction = null);

    /// <summary>Puts the import in the queue; its id is the operation by which it is undone.</summary>
    public Task Start(Me me, Guid id, Input input, CancellationToken cancel = default) =>
        jobs.Add(me, id, JobName, JsonSerializer.Serialize(input, StoreJson.Options), cancel);

    internal async Task Run(JobRun run, CancellationToken cancel)
    {
        var input = JsonSerializer.Deserialize<Input>(run.Input, StoreJson.Options)!;
        if (input.Files.Any(file => !File.Exists(file.Path)))
            throw new RefusedException(
                "The files are not here any more. Send them again; who came in already is recognised."
            );
        var files = input.Files.Select(file => new AddressBookFile(file)).ToList();
        var answer = new ImportLook.Answer();
        var arrivals = await Beginning(run, input.Decisions, cancel);
        var settling = new Settling(run.Me, clock);
        var size = FirstSlice;
        foreach (var file in files)
        {
            var origin = new Origin(file.Source, clock.GetUtcNow(), file.Name);
            // Reading counts what cannot be read, writing all the rest: they do not meet.
            await using var slices = new Slices(ImportLook.Entries([file], answer));
            while (await slices.Next(size, cancel) is { Count: > 0 } slice)
            {
                var held = await Bring(run, slice, arrivals, settling, origin, input.Label, answer, cancel);
                var time = folder.IsServed ? AmongOthers : Alone;
                size = (int)Math.Clamp(slice.Count * (time / held), SmallestSlice, LargestSlice);
            }
        }
        run.Result(JsonSerializer.Serialize(answer, StoreJson.Options));
        await run.Progress(answer.Total, answer.Total);
        uploads.Drop(run.Me, run.Id);
    }

    /// <summary>Who was here before, and whom this import brought in already, before a crash or a stop of the server.</summary>
    private async Task<Arrivals> Beginning(JobRun run, Decisions? decisions, CancellationToken cancel)
    {
        await using var db = store.Read(run.Me);
        var before = await db.Set<Change>()
            .Where(change => change.OperationId == run.Id && change.Kind == Kinds.Of<Person>())
            .Where(change => change.Action == ChangeAction.Insert)
            .Select(change => change.RecordId)
            .ToListAsync(cancel);
        return new Arrivals(who, await NearNames.Of(db, cancel), decisions, before);
    }

    /// <summary>Writes a slice and tells how long it kept others from writing.</summary>
    private async Task<TimeSpan> Bring(
        JobRun run,
        IReadOnlyList<Newcomer> slice,
        Arrivals arrivals,
        Settling settling,
        Origin origin,
        string? label,
        ImportLook.Answer answer,
        CancellationToken cancel
    )
    {
        var started = 0L;
        var found = await store.Write(
            run.Me,
            new Act("import", run.Id),
            async db =>
            {
                started = clock.GetTimestamp();
                await run.MustGoOn(db);
                var erased = await LeftOut.Of(db, slice, CancellationToken.None);
                var next = await arrivals.Next(db, [.. slice.Except(erased)], CancellationToken.None);
                arrivals.CameIn(await settling.Settle(db, next, origin, label));
                return (Next: next, Erased: erased.Count);
            },
            cancel
        );
        var held = clock.GetElapsedTime(started);
        answer.Erased += found.Outcome.Erased;
        foreach (var arrival in found.Outcome.Next)
            ImportLook.Count(answer, arrival);
        await run.Progress(answer.Total, answer.Total);
        return held;
    }
}
