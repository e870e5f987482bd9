using System.Buffers;
using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Store;
using Tilth.Store.Backup;

namespace Tilth.Exchange.Archive;

/// <summary>
/// Writes a whole book out as one file: every record that all members see, and whoever writes it their own. All of it is as
/// it was at one instant, and nothing is held in memory but a few rows.
/// </summary>
public sealed class WriteArchive(TilthStore store, TimeProvider clock)
{
    // The text of ids does not shrink much, however long one tries.
    private const CompressionLevel Level = CompressionLevel.Fastest;

    private const int AtOnce = 1 << 16;

    private static readonly JsonSerializerOptions Pretty = new(StoreJson.Options) { WriteIndented = true };

    private static readonly JsonWriterOptions Lines = new()
    {
        Encoder = StoreJson.Options.Encoder,
        // What is written is of our own types; to check it costs as much as to write it.
        SkipValidation = true,
    };

    /// <exception cref="RefusedException">This member may not take the book along.</exception>
    public async Task<ArchiveManifest> Do(Me me, Stream output, CancellationToken cancel = default)
    {
        Export.MustBeAllowed(me);
        await using var db = await store.ReadStill(me, cancel);
        await using var zip = await ZipArchive.CreateAsync(
            output,
            ZipArchiveMode.Create,
            leaveOpen: true,
            entryNameEncoding: null,
            cancel
        );
        var parts = new List<ArchivePart>();
        foreach (var kind in ArchiveKinds.Of(db.Model).OrderBy(kind => kind.Name, StringComparer.Ordinal))
            parts.Add(await Rows(db, zip, kind, cancel));
        parts.Add(await Cards(db, zip, cancel));
        var book = await db.Set<Space>().Select(space => space.Name).FirstAsync(cancel);
        var myself = await db.Oneself.FirstAsync(cancel);
        var manifest = new ArchiveManifest(
            ArchiveManifest.Tilth,
            ArchiveManifest.Newest,
            Migrating.Version,
            clock.GetUtcNow(),
            book,
            me.Zone.Id,
            myself!.Value,
            ArchiveManifest.OnesOwn,
            parts
        );
        await using var entry = await Entry(zip, ArchiveManifest.Name, cancel);
        await JsonSerializer.SerializeAsync(entry, manifest, Pretty, cancel);
        return manifest;
    }

    private async Task<Stream> Entry(ZipArchive zip, string name, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, Level);
        entry.LastWriteTime = clock.GetUtcNow();
        return await entry.OpenAsync(cancel);
    }

    private Task<ArchivePart> Rows(TilthDb db, ZipArchive zip, ArchiveKind kind, CancellationToken cancel) =>
        (Task<ArchivePart>)
            typeof(WriteArchive)
                .GetMethod(
                    kind.IsOnesOwn ? nameof(OwnRowsOf) : nameof(RowsOf),
                    BindingFlags.NonPublic | BindingFlags.Instance
                )!
                .MakeGenericMethod(kind.Type.ClrType)
                .Invoke(this, [db, zip, kind, cancel])!;

    private Task<ArchivePart> RowsOf<T>(TilthDb db, ZipArchive zip, ArchiveKind kind, CancellationToken cancel)
        where T : class, ISpaceRow => Rows(db.Set<T>(), zip, kind, cancel);

    /// <summary>What others share stays theirs: in another book it would be somebody else's.</summary>
    private Task<ArchivePart> OwnRowsOf<T>(TilthDb db, ZipArchive zip, ArchiveKind kind, CancellationToken cancel)
        where T : class, IMemberRow => Rows(db.Mine<T>(), zip, kind, cancel);

    private async Task<ArchivePart> Rows<T>(
        IQueryable<T> rows,
        ZipArchive zip,
        ArchiveKind kind,
        CancellationToken cancel
    )
        where T : class, ISpaceRow
    {
        var file = ArchivePart.FileOf(kind.Name);
        var count = 0;
        await using var entry = await Entry(zip, file, cancel);
        await using var counted = new CountedStream(entry);
        var buffer = new ArrayBufferWriter<byte>(AtOnce * 2);
        await using var line = new Utf8JsonWriter(buffer, Lines);
        await foreach (var row in rows.OrderBy(row => row.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            kind.Write(line, row);
            line.Flush();
            line.Reset();
            buffer.Write("\n"u8);
            count++;
            if (buffer.WrittenCount >= AtOnce)
                await Empty(buffer, counted, cancel);
        }
        await Empty(buffer, counted, cancel);
        return Part(kind.Name, file, count, counted);
    }

    /// <summary>The facts once more, for programs that know cards and nothing of Tilth.</summary>
    private async Task<ArchivePart> Cards(TilthDb db, ZipArchive zip, CancellationToken cancel)
    {
        var count = 0;
        await using var entry = await Entry(zip, ArchivePart.CardsFile, cancel);
        await using var counted = new CountedStream(entry);
        var some = new MemoryStream();
        await foreach (var contacts in Export.InChunks(db, cancel))
        {
            // The writer of cards writes as files are written; the answer of the server is not.
            VCardWriter.Write(contacts, VCardVersion.V40, some);
            await counted.WriteAsync(some.GetBuffer().AsMemory(0, (int)some.Length), cancel);
            some.SetLength(0);
            count += contacts.Count;
        }
        return Part(ArchivePart.Cards, ArchivePart.CardsFile, count, counted);
    }

    private static ArchivePart Part(string kind, string file, int rows, CountedStream counted)
    {
        var found = counted.As(file, []);
        return new ArchivePart(kind, file, rows, found.Length, found.Sha256);
    }

    private static async Task Empty(ArrayBufferWriter<byte> buffer, Stream to, CancellationToken cancel)
    {
        await to.WriteAsync(buffer.WrittenMemory, cancel);
        buffer.ResetWrittenCount();
    }
}
