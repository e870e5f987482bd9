using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tilth.Exchange.Archive;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Exchange;

/// <summary>Where an import stands: looked at, running, ended.</summary>
public sealed class ImportJob(TilthStore store, Jobs jobs, Uploads uploads, ImportLook look, BringArchive archive)
{
    public abstract record State
    {
        /// <param name="OfArchive">An archive is among the files, of which the cards alone come in.</param>
        public sealed record Looking(ImportLook.Answer Answer, IReadOnlyList<ImportTable> Tables, bool OfArchive)
            : State;

        /// <summary>The archive of a book, before one that holds nobody yet.</summary>
        public sealed record LookingAtBook(BringArchive.Answer Book) : State;

        public sealed record Running(int Done) : State;

        public sealed record BringingBook(int Done, int Total) : State;

        /// <param name="Undone">The act that took it back, and that can be undone itself; null while it stands.</param>
        public sealed record Ended(ImportLook.Answer? Answer, bool WasStopped, bool CanUndo, Guid? Undone) : State
        {
            /// <summary>The whole book that was brought in.</summary>
            public BringArchive.Answer? Book { get; init; }
        }

        public sealed record Failed(string Error) : State;
    }

    /// <summary>Null where there is no such import of this account.</summary>
    public async Task<State?> Of(Me me, Guid id, CancellationToken cancel = default)
    {
        if (await jobs.Find(me, id, cancel) is not { } job)
            return await Look(me, id, cancel);
        if (job.Name is not (Import.JobName or BringArchive.JobName))
            return null;
        return job.State switch
        {
            JobState.Waiting or JobState.Running => job.Name == Import.JobName
                ? new State.Running(job.Done)
                : new State.BringingBook(job.Done, job.Total),
            JobState.Failed => new State.Failed(job.Error ?? ""),
            JobState.Done or JobState.Cancelled => await Ended(me, job, cancel),
        };
    }

    private async Task<State?> Look(Me me, Guid id, CancellationToken cancel)
    {
        if (await uploads.Find(me, id, cancel) is not { } files)
            return null;
        if (await archive.Whole(me, files, cancel) is { } book)
            return Read(book);
        var books = files.Select(file => new AddressBookFile(file)).ToList();
        var ofArchive = books.Exists(file => file.Kind == ImportKind.Archive);
        return new State.Looking(await look.At(me, books, cancel), ImportTable.Of(books), ofArchive);
    }

    private static State Read(string book)
    {
        try
        {
            return new State.LookingAtBook(BringArchive.Read(book));
        }
        catch (RefusedException refusal)
        {
            return new State.Failed(refusal.Message);
        }
    }

    private static T? Answer<T>(JobRow job, string name)
        where T : class =>
        job.Result is null || job.Name != name ? null : JsonSerializer.Deserialize<T>(job.Result, StoreJson.Options);

    /// <summary>There is something to undo if the import changed anything and no undo of it stands.</summary>
    private async Task<State> Ended(Me me, JobRow job, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var operations = db.Set<Operation>();
        var undone = await operations
            .Where(undo => undo.Undoes == job.Id && !operations.Any(redo => redo.Undoes == undo.Id))
            .Select(undo => (Guid?)undo.Id)
            .FirstOrDefaultAsync(cancel);
        var hasChanged = await operations.AnyAsync(row => row.Id == job.Id, cancel);
        // An undo that was stopped on its way leaves the rest to be undone.
        var isWhole = undone is { } id && await jobs.Find(me, id, cancel) is null or { State: JobState.Done };
        return new State.Ended(
            Answer<ImportLook.Answer>(job, Import.JobName),
            job.State == JobState.Cancelled,
            CanUndo: hasChanged && !isWhole,
            isWhole ? undone : null
        )
        {
            Book = Answer<BringArchive.Answer>(job, BringArchive.JobName),
        };
    }
}
