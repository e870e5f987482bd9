using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tilth.People.Photos;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Exchange.Archive;

/// <summary>
/// Makes a book that holds nobody but oneself that of an archive, row by row and id by id, as a job: in slices under one
/// operation, which a crash does not end and an undo takes back whole. All of the archive is read and found sound before the
/// first row is written.
/// </summary>
public sealed class BringArchive(
    TilthStore store,
    Undo undo,
    Jobs jobs,
    Uploads uploads,
    PlacePhotos photos,
    DataFolder folder,
    TimeProvider clock
)
{
    public const string JobName = "bring-archive",
        Verb = "bring-archive";

    private const int FirstSlice = 500,
        SmallestSlice = 100,
        LargestSlice = 10_000,
        MostInPictures = 8 << 20;

    // As long as an import keeps others waiting; decision 0015.
    private static readonly TimeSpan AmongOthers = TimeSpan.FromMilliseconds(40),
        Alone = TimeSpan.FromSeconds(1);

    public sealed record Input(string Path);

    /// <summary>Of whom it is, from when, and how much was brought in.</summary>
    public sealed record Answer(string Book, DateTimeOffset At, int People, int Rows)
    {
        internal static Answer Of(ArchiveManifest manifest) =>
            new(
                manifest.Book,
                manifest.At,
                manifest.Parts.FirstOrDefault(part => part.Kind == ArchivePart.Cards)?.Rows ?? 0,
                manifest.Parts.Where(part => part.Kind != ArchivePart.Cards).Sum(part => part.Rows)
            );
    }

    /// <summary>
    /// The archive that takes the place of this book, where it is the one file and the book holds nobody yet; null where its
    /// cards come in as those of any file.
    /// </summary>
    public async Task<string?> Whole(Me me, IReadOnlyList<Import.InputFile> files, CancellationToken cancel = default)
    {
        if (files is not [var only] || new AddressBookFile(only).Kind != ImportKind.Archive)
            return null;
        await using var db = store.Read(me);
        return await db.IsUntouched(cancel) ? only.Path : null;
    }

    /// <summary>What it says of itself.</summary>
    /// <exception cref="RefusedException">It is no archive, or one that this program does not read.</exception>
    public static Answer Read(string path)
    {
        using var file = ArchiveFile.Open(path);
        return Answer.Of(file.Manifest);
    }

    /// <summary>Reads it through and changes nothing.</summary>
    /// <exception cref="RefusedException">It is not sound.</exception>
    public async Task<Answer> Look(Me me, string path)
    {
        using var file = ArchiveFile.Open(path);
        await using var db = store.Read(me);
        await new CheckArchive(file, ArchiveKinds.Of(db.Model), me).Run(_ => Task.CompletedTask);
        return Answer.Of(file.Manifest);
    }

    /// <summary>Puts it in the queue; its id is the operation by which it is undone.</summary>
    public Task Start(Me me, Guid id, string path, CancellationToken cancel = default) =>
        jobs.Add(me, id, JobName, JsonSerializer.Serialize(new Input(path), StoreJson.Options), cancel);

    internal async Task Run(JobRun run, CancellationToken cancel)
    {
        var path = JsonSerializer.Deserialize<Input>(run.Input, StoreJson.Options)!.Path;
        if (!File.Exists(path))
            throw new RefusedException("The archive is not here any more. Undo what came in, and send it again.");
        using var file = ArchiveFile.Open(path);
        var answer = Answer.Of(file.Manifest);
        await using var model = store.Read(run.Me);
        var kinds = ArchiveKinds.Of(model.Model);
        var check = new CheckArchive(file, kinds, run.Me);
        await check.Run(read => run.Progress(read / 2, answer.Rows));
        try
        {
            await Bring(run, file, kinds, check.Myself, cancel);
            await photos.In(run.Me, cancel);
        }
        catch (Exception error) when (error is DbUpdateException or DbException)
        {
            // What no look at the file can find, as when somebody wrote into the book meanwhile.
            await undo.Run(run.Me, run.Id, keepLater: true, cancel: cancel);
            throw new RefusedException("The archive could not be brought in whole, so all of it was taken out again.");
        }
        run.Result(JsonSerializer.Serialize(answer, StoreJson.Options));
        await run.Progress(answer.Rows, answer.Rows);
        uploads.Drop(run.Me, run.Id);
    }

    private async Task Bring(
        JobRun run,
        ArchiveFile file,
        IReadOnlyList<ArchiveKind> kinds,
        ISpaceRow myself,
        CancellationToken cancel
    )
    {
        var came = await CameBefore(run, cancel);
        if (came.Count == 0)
            await Begin(run, myself, cancel);
        var total = file.Manifest.Parts.Sum(part => part.Kind == ArchivePart.Cards ? 0 : part.Rows);
        var (done, size) = (0, FirstSlice);
        foreach (var kind in kinds)
        {
            if (file.Part(kind.Name) is not { } part)
                continue;
            var isMine = kind.Type.ClrType == myself.GetType();
            // Oneself was the first to come, out of the order in which the others do.
            var skip = came.GetValueOrDefault(kind.Name) - (isMine && came.Count > 0 ? 1 : 0);
            var rows = file.Lines(part)
                .Select(line => kind.Read(line.Span, run.Me))
                .Where(row => !isMine || row.Id != myself.Id)
                .Skip(skip);
            using var next = rows.GetEnumerator();
            while (Take(next, size) is { Count: > 0 } slice)
            {
                var held = await Write(run, kind, slice, cancel);
                var time = folder.IsServed ? AmongOthers : Alone;
                size = (int)Math.Clamp(slice.Count * (time / held), SmallestSlice, LargestSlice);
                done += slice.Count;
                await run.Progress((total + Math.Min(total, done + skip)) / 2, total);
            }
        }
    }

    /// <summary>How many rows of each kind came in before a crash, or a stop of the server.</summary>
    private async Task<Dictionary<string, int>> CameBefore(JobRun run, CancellationToken cancel)
    {
        await using var db = store.Read(run.Me);
        return await db.Set<Change>()
            .Where(change => change.OperationId == run.Id && change.Action == ChangeAction.Insert)
            .GroupBy(change => change.Kind)
            .Select(kind => new { kind.Key, Count = kind.Count() })
            .ToDictionaryAsync(kind => kind.Key, kind => kind.Count, cancel);
    }

    /// <summary>What the book began with gives way, and oneself is the person of the archive.</summary>
    private Task<Written<bool>> Begin(JobRun run, ISpaceRow myself, CancellationToken cancel) =>
        store.Write(
            run.Me,
            new Act(Verb, run.Id),
            async db =>
            {
                await run.MustGoOn(db);
                if (!await db.IsUntouched())
                    throw new RefusedException(
                        "This book holds more than yourself by now, or somebody was erased in it. Make a new book for the archive, or send it once more to bring in its people alone."
                    );
                await db.Clear();
                db.AddMany([myself]);
                var seat = await db.Set<Member>().FirstAsync(row => row.Id == run.Me.MemberId);
                seat.IsPerson(myself.Id);
                return true;
            },
            cancel
        );

    /// <summary>Writes a slice and tells how long it kept others from writing.</summary>
    private async Task<TimeSpan> Write(JobRun run, ArchiveKind kind, List<ISpaceRow> slice, CancellationToken cancel)
    {
        var started = 0L;
        await store.Write(
            run.Me,
            new Act(Verb, run.Id),
            async db =>
            {
                started = clock.GetTimestamp();
                await run.MustGoOn(db);
                // What is derived from rows that are there already is derived as soon as its own row is.
                if (kind is { IsOnesOwn: true, HasDerived: true })
                    db.AddRange(slice);
                else
                    db.AddMany(slice);
                return true;
            },
            cancel
        );
        return clock.GetElapsedTime(started);
    }

    private static List<ISpaceRow> Take(IEnumerator<ISpaceRow> rows, int most)
    {
        var slice = new List<ISpaceRow>();
        var pictures = 0;
        while (slice.Count < most && pictures < MostInPictures && rows.MoveNext())
        {
            slice.Add(rows.Current);
            pictures += (rows.Current as Photo)?.Bytes.Length ?? 0;
        }
        return slice;
    }
}
