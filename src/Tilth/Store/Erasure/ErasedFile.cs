using System.Text.Json;

namespace Tilth.Store.Erasure;

/// <summary>One person who was erased, as it is kept beside the database: numbers and hashes, nothing that tells who it was.</summary>
internal sealed record ErasedLine(
    int Space,
    DateTimeOffset At,
    IReadOnlyList<Guid> People,
    byte[] Salt,
    IReadOnlyList<byte[]> Keys
);

/// <summary>
/// The file in the data folder that says who was erased. It outlives a restore, and goes along with every backup: what an older
/// backup still holds of them is erased again.
/// </summary>
internal sealed class ErasedFile(DataFolder folder)
{
    public const string Name = Backup.BackupPart.Erased;

    public static IReadOnlyList<ErasedLine> Read(string path) =>
        File.Exists(path)
            ?
            [
                .. File.ReadLines(path)
                    .Where(line => line.Length > 0)
                    .Select(line => JsonSerializer.Deserialize<ErasedLine>(line, StoreJson.Options)!),
            ]
            : [];

    /// <summary>Before anything goes: a restore after a crash between the two must not bring them back.</summary>
    public async Task Add(ErasedLine line, CancellationToken cancel)
    {
        DataFolder.MakePrivate(folder.Root);
        await using var file = await folder.Append(Name, cancel);
        await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, StoreJson.Options), CancellationToken.None);
        await file.WriteAsync("\n"u8.ToArray(), CancellationToken.None);
        file.Flush(flushToDisk: true);
    }
}
