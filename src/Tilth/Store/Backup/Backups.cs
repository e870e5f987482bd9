using System.Globalization;
using System.Text.Json;

namespace Tilth.Store.Backup;

/// <summary>How one backup went.</summary>
/// <param name="Why">What was wrong, in a sentence; null where it was proven.</param>
public sealed record BackupResult(DateTimeOffset At, string Name, long Bytes, double Seconds, string? Why)
{
    public bool IsProven => Why is null;
}

/// <summary>The backups that are kept: where they lie, and how the last ones went.</summary>
public sealed class Backups(DataFolder folder, Settings settings, TimeProvider clock)
{
    private const string Open = ".zip",
        Locked = ".locked",
        Stem = "tilth-",
        Moment = "yyyyMMdd-HHmmss'Z'";

    private const int MostResults = 60;

    /// <summary>A backup is made every night; two hours more are given before it is called late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(26);

    /// <param name="Folder">What the operator chose; null for the folder beside the data.</param>
    private sealed record State(string? Folder, IReadOnlyList<BackupResult> Results);

    /// <summary>True where the command line names the folder, so that the page cannot.</summary>
    public bool IsFolderGiven => settings.Backups is not null;

    /// <summary>The folder that the operator chose on the page; null where none was.</summary>
    public string? Chosen => Read().Folder;

    private string Beside => folder.Path("backups");

    public string Folder => System.IO.Path.GetFullPath(settings.Backups ?? Read().Folder ?? Beside);

    /// <summary>True where a failing disk would take the backups with it.</summary>
    public bool IsOnDiskOfData => DiskOf(Folder) == DiskOf(folder.Root);

    public bool AreLocked => settings.BackupPassphrase is not null;

    public IReadOnlyList<BackupResult> Results => Read().Results;

    /// <summary>One from a day that lies ahead was made by a clock that was wrong, and would count for too long.</summary>
    public BackupResult? LastProven
    {
        get
        {
            var farthest = clock.GetUtcNow().AddDays(1);
            return Results.LastOrDefault(result => result.IsProven && result.At <= farthest);
        }
    }

    public Task<string?> Passphrase(CancellationToken cancel) =>
        Backup.Passphrase.From(settings.BackupPassphrase, cancel);

    /// <summary>True where the last proven backup is too old, counted from the beginning of the copy where there is none.</summary>
    public bool IsLate(DateTimeOffset begun) => clock.GetUtcNow() - (LastProven?.At ?? begun) > Late;

    /// <summary>The backups that lie in the folder, the newest last; those that were not proven bear another name.</summary>
    public IReadOnlyList<(string Path, DateTimeOffset At)> Kept =>
        Directory.Exists(Folder)
            ?
            [
                .. Directory
                    .GetFiles(Folder, $"{Stem}*")
                    .Where(file => System.IO.Path.GetExtension(file) is Open or Locked)
                    .Select(file => (Path: file, At: MadeAt(file)))
                    .Where(file => file.At is not null)
                    .Select(file => (file.Path, file.At!.Value))
                    .OrderBy(file => file.Item2),
            ]
            : [];

    /// <summary>Names a file in the folder. Only the one beside the data is made: another that is missing lies on a disk that is.</summary>
    /// <exception cref="RefusedException">The folder is not there.</exception>
    public string PathOf(string name, bool isLocked)
    {
        if (Folder != Beside && !Directory.Exists(Folder))
            throw new RefusedException(
                $"The folder {Folder} is not there. Is its disk at hand? Else make it, or name another."
            );
        return System.IO.Path.Combine(MustBeThere(Folder), name + (isLocked ? Locked : Open));
    }

    public string PathOf(DateTimeOffset at, bool isLocked) =>
        PathOf(Stem + at.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture), isLocked);

    /// <summary>From now on they go there; null is the folder beside the data again.</summary>
    /// <exception cref="RefusedException">It is no folder that one can write to.</exception>
    public void Use(string? path)
    {
        if (path is not null)
        {
            if (!System.IO.Path.IsPathFullyQualified(path))
                throw new RefusedException("Please write the whole way to the folder, such as /mnt/backups.");
            MustBeWritable(MustBeThere(System.IO.Path.GetFullPath(path)));
        }
        Write(Read() with { Folder = path is null ? null : System.IO.Path.GetFullPath(path) });
    }

    internal void Add(BackupResult result)
    {
        var state = Read();
        Write(state with { Results = [.. state.Results.Append(result).TakeLast(MostResults)] });
    }

    private static DateTimeOffset? MadeAt(string file) =>
        DateTimeOffset.TryParseExact(
            System.IO.Path.GetFileNameWithoutExtension(file)[Stem.Length..],
            Moment,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : null;

    private static string MustBeThere(string path)
    {
        try
        {
            return Directory.Exists(path) ? path : DataFolder.MakePrivate(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"The folder {path} is not there and cannot be made: {error.Message}");
        }
    }

    private static void MustBeWritable(string path)
    {
        var probe = System.IO.Path.Combine(path, $".tilth-{System.IO.Path.GetRandomFileName()}");
        try
        {
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"Tilth may not write to {path}: {error.Message}");
        }
    }

    private static string? DiskOf(string path) =>
        DriveInfo
            .GetDrives()
            .Select(drive => drive.RootDirectory.FullName)
            .Where(root => $"{path}/".StartsWith(root.EndsWith('/') ? root : $"{root}/", StringComparison.Ordinal))
            .MaxBy(root => root.Length);

    private State Read()
    {
        var file = folder.Path("backups.json");
        try
        {
            return File.Exists(file)
                ? JsonSerializer.Deserialize<State>(File.ReadAllText(file), StoreJson.Options)!
                : new State(null, []);
        }
        catch (JsonException)
        {
            // A file that nobody can read says as much as none: no backup was proven.
            return new State(null, []);
        }
    }

    private void Write(State state)
    {
        var draft = $"backups.json.{Environment.ProcessId}";
        File.Delete(folder.Path(draft));
        using (var file = folder.CreatePrivate(draft))
        {
            JsonSerializer.Serialize(file, state, StoreJson.Options);
            file.Flush(flushToDisk: true);
        }
        File.Move(folder.Path(draft), folder.Path("backups.json"), overwrite: true);
    }
}
