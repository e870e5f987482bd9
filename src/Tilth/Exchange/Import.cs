using System.Text.Json;
using Tilth.People;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Exchange;

/// <summary>
/// Brings people in from files, as a job: in slices under one operation, so that nobody waits long, a crash leaves a job
/// that goes on, and all of it can be undone at once. Entries that are there already are recognised, so running it again
/// changes nothing.
/// </summary>
public sealed class Import(TilthStore store, WhoIsThis who, Jobs jobs, TimeProvider clock)
{
    public const string JobName = "import";
    private const int FirstSlice = 250,
        SmallestSlice = 250,
        LargestSlice = 2000;
    private static readonly TimeSpan SliceTime = TimeSpan.FromMilliseconds(40);

    /// <summary>What a job is given: the files, and a label for everybody in them if one was asked for.</summary>
    public sealed record Input(IReadOnlyList<InputFile> Files, string? Label);

    public sealed record InputFile(string Path, string Name, ImportKind? Kind = null);

    /// <summary>Puts the import in the queue; its id is the operation by which it is undone.</summary>
    public Task Start(Me me, Guid id, Input input, CancellationToken cancel = default) =>
        jobs.Add(me, id, JobName, JsonSerializer.Serialize(input, StoreJson.Options), cancel);

    internal async Task Run(JobRun run, CancellationToken cancel)
    {
        var input = JsonSerializer.Deserialize<Input>(run.Input, StoreJson.Options)!;
        var files = input.Files.Select(file => new AddressBookFile(file.Path, file.Name, file.Kind)).ToList();
        var answer = new ImportLook.Answer();
        var arrivals = new Arrivals(who);
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
                size = Fitting(slice.Count, held);
            }
        }
        run.Result(JsonSerializer.Serialize(answer, StoreJson.Options));
        await run.Progress(answer.Total, answer.Total);
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
                var next = await arrivals.Next(db, slice, CancellationToken.None);
                await settling.Settle(db, next, origin, label);
                return next;
            },
            cancel
        );
        var held = clock.GetElapsedTime(started);
        foreach (var arrival in found.Outcome)
            ImportLook.Count(answer, arrival);
        await run.Progress(answer.Total, answer.Total);
        return held;
    }

    /// <summary>The size of the slice that would have taken the time of one; it changes by a factor of two at most.</summary>
    private static int Fitting(int size, TimeSpan held) =>
        Math.Clamp(
            (int)(size * Math.Clamp(SliceTime / held, 0.5, 2)),
            SmallestSlice,
            LargestSlice
        );
}
