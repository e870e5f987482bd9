using System.IO.Compression;
using System.Text.Json;

namespace Tilth.Store.Backup;

/// <summary>A backup that is read: every byte of the file was looked at before anything of it is given out.</summary>
public sealed class BackupFile : IAsyncDisposable
{
    private static readonly byte[] Zip = [(byte)'P', (byte)'K'];
    private readonly string _path;
    private readonly Stream _whole;
    private readonly ZipArchive _zip;

    private BackupFile(string path, Stream whole, ZipArchive zip, BackupManifest manifest) =>
        (_path, _whole, _zip, Manifest) = (path, whole, zip, manifest);

    public BackupManifest Manifest { get; }

    /// <exception cref="RefusedException">It is no backup, damaged, or locked with another passphrase.</exception>
    public static async Task<BackupFile> Open(string path, string? passphrase, CancellationToken cancel)
    {
        if (!File.Exists(path))
            throw new RefusedException($"There is no file {path}.");
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            var whole = await Whole(file, path, passphrase, cancel);
            var zip = await ZipArchive.CreateAsync(whole, ZipArchiveMode.Read, leaveOpen: true, null, cancel);
            return new BackupFile(path, whole, zip, await ReadManifest(zip, cancel));
        }
        catch (Exception error)
        {
            await file.DisposeAsync();
            if (error is InvalidDataException or JsonException or EndOfStreamException)
                throw Damaged(path);
            throw;
        }
    }

    /// <summary>True for what looks like a backup of Tilth, sound or not.</summary>
    public static bool LooksLikeOne(string path)
    {
        Span<byte> start = stackalloc byte[16];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start[..read].StartsWith(Zip) || LockedHead.IsAt(start[..read]);
    }

    /// <summary>Writes a part out, and makes sure that it is what was put in.</summary>
    public async Task Copy(BackupPart part, Stream to, CancellationToken cancel)
    {
        try
        {
            var entry = _zip.GetEntry(part.Name) ?? throw new InvalidDataException($"{part.Name} is missing.");
            await using var from = await entry.OpenAsync(cancel);
            await using var counted = new CountedStream(to);
            await from.CopyToAsync(counted, cancel);
            var found = counted.As(part.Name, part.Columns);
            if (found.Length != part.Length || found.Sha256 != part.Sha256)
                throw new InvalidDataException($"{part.Name} is another.");
        }
        catch (InvalidDataException)
        {
            throw Damaged(_path);
        }
    }

    /// <summary>Reads every part once, and makes sure that it is what was put in.</summary>
    public async Task Check(CancellationToken cancel)
    {
        foreach (var part in Manifest.Parts)
            await Copy(part, Stream.Null, cancel);
    }

    private static async Task<Stream> Whole(FileStream file, string path, string? passphrase, CancellationToken cancel)
    {
        var start = new byte[LockedHead.Bytes];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        if (LockedHead.IsAt(start.AsSpan(0, read)))
            return await Unlock(file, path, read == start.Length ? start : null, passphrase, cancel);
        if (!start.AsSpan(0, read).StartsWith(Zip))
            throw new RefusedException($"{path} is no backup of Tilth, or its beginning is damaged.");
        return await Seal.Holds(file, cancel) ? file : throw Damaged(path);
    }

    private static async Task<Stream> Unlock(
        FileStream file,
        string path,
        byte[]? head,
        string? passphrase,
        CancellationToken cancel
    )
    {
        if (passphrase is null)
            throw new RefusedException($"{path} is locked. Give its passphrase: --passphrase-file FILE");
        if (head is null)
            throw Damaged(path);
        var known =
            await Task.Run(() => LockedHead.Read(head, passphrase), cancel)
            ?? throw new RefusedException(
                $"That is not the passphrase of {path}, or the beginning of the file is damaged."
            );
        var whole = new UnlockedStream(file, known);
        await Task.Run(() => whole.Check(cancel), cancel);
        return whole;
    }

    private static async Task<BackupManifest> ReadManifest(ZipArchive zip, CancellationToken cancel)
    {
        var entry = zip.GetEntry(BackupManifest.Name) ?? throw new InvalidDataException("It does not say what it is.");
        await using var text = await entry.OpenAsync(cancel);
        return await JsonSerializer.DeserializeAsync<BackupManifest>(text, StoreJson.Options, cancel)
            ?? throw new InvalidDataException("It does not say what it is.");
    }

    private static RefusedException Damaged(string path) =>
        new($"The backup {path} is damaged: it is not what was written. Nothing of it was used; take another one.");

    public async ValueTask DisposeAsync()
    {
        await _zip.DisposeAsync();
        await _whole.DisposeAsync();
    }
}
