using System.Text.Json;
using Tilth.Cards;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Exchange;

/// <summary>Files that were sent and wait to be looked at: in the data folder, by account; gone when they came in or were not wanted, and after a day unless they are just coming in.</summary>
public sealed class Uploads(DataFolder folder, Jobs jobs, TimeProvider clock)
{
    private const string Manifest = "files.json";
    public static readonly TimeSpan Keeps = TimeSpan.FromDays(1);

    /// <summary>Stores the files under an id of their own.</summary>
    public async Task<Guid> Keep(Me me, IReadOnlyList<IFormFile> files, CancellationToken cancel)
    {
        await Forget(cancel);
        var id = NewId.At(clock.GetUtcNow());
        var at = Directory.CreateDirectory(Folder(me, id)).FullName;
        var kept = new List<Import.InputFile>();
        foreach (var file in files)
        {
            var path = Path.Combine(at, $"{kept.Count}");
            await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await file.CopyToAsync(to, cancel);
            kept.Add(new Import.InputFile(path, Path.GetFileName(file.FileName)));
        }
        await Write(at, kept, cancel);
        return id;
    }

    /// <summary>Keeps beside the files what a person says of the columns of one of them; false where there is no such file.</summary>
    public async Task<bool> Correct(Me me, Guid id, int file, CsvCorrection correction, CancellationToken cancel)
    {
        if (await Find(me, id, cancel) is not { } files || file < 0 || file >= files.Count)
            return false;
        await Write(
            Folder(me, id),
            [.. files.Select((kept, at) => at == file ? kept with { Correction = correction } : kept)],
            cancel
        );
        return true;
    }

    /// <summary>Deletes the files of that id, if they are there.</summary>
    public void Drop(Me me, Guid id)
    {
        if (Directory.Exists(Folder(me, id)))
            Directory.Delete(Folder(me, id), recursive: true);
    }

    /// <summary>The files of that id if they are this account's and still there; else null.</summary>
    public async Task<IReadOnlyList<Import.InputFile>?> Find(Me me, Guid id, CancellationToken cancel = default)
    {
        var manifest = Path.Combine(Folder(me, id), Manifest);
        return File.Exists(manifest)
            ? JsonSerializer.Deserialize<List<Import.InputFile>>(
                await File.ReadAllTextAsync(manifest, cancel),
                StoreJson.Options
            )
            : null;
    }

    /// <summary>Deletes what was sent to a book where one of its files is such a one.</summary>
    internal void Forget(int space, Func<string, bool> isSuch)
    {
        foreach (var at in All().Where(at => Path.GetFileName(Path.GetDirectoryName(at)) == $"{space}").ToList())
        {
            if (Directory.GetFiles(at).Any(isSuch))
                Directory.Delete(at, recursive: true);
        }
    }

    /// <summary>The folder of each upload.</summary>
    private IEnumerable<string> All() =>
        Directory.Exists(folder.Path("uploads"))
            ? Directory
                .EnumerateDirectories(folder.Path("uploads"), "*", SearchOption.AllDirectories)
                .Where(at => File.Exists(Path.Combine(at, Manifest)))
            : [];

    private static Task Write(string at, IReadOnlyList<Import.InputFile> files, CancellationToken cancel) =>
        File.WriteAllTextAsync(Path.Combine(at, Manifest), JsonSerializer.Serialize(files, StoreJson.Options), cancel);

    private string Folder(Me me, Guid id) =>
        Path.Combine(folder.Path("uploads"), $"{me.AccountId:N}", $"{me.SpaceId}", $"{id:N}");

    private async Task Forget(CancellationToken cancel)
    {
        var limit = clock.GetUtcNow() - Keeps;
        foreach (var old in All().ToList())
        {
            var isOld = File.GetCreationTimeUtc(Path.Combine(old, Manifest)) < limit.UtcDateTime;
            if (isOld && !await jobs.IsUnderWay(Guid.ParseExact(Path.GetFileName(old), "N"), cancel))
                Directory.Delete(old, recursive: true);
        }
    }
}
