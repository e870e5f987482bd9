namespace Tilth.Fault.Tests.Power;

/// <summary>
/// A folder on a disk with a cache: what a completed sync covered is durable, the rest may be there, or not, or in part.
/// Names are durable when the folder itself was synced. The shared-memory file of SQLite need not survive and is left out.
/// </summary>
internal sealed class Disk
{
    private static readonly HashSet<string> Unknown =
    [
        "write",
        "writev",
        "pwritev",
        "pwritev2",
        "sync_file_range",
        "fallocate",
        "truncate",
        "creat",
        "open",
        "rename",
        "renameat",
        "renameat2",
        "link",
        "linkat",
        "unlinkat",
    ];

    private readonly string _folder;
    private readonly bool _honoursSyncs;
    private readonly Dictionary<string, CachedFile> _durableNames = [];
    private readonly Dictionary<string, CachedFile> _names = [];
    private readonly List<(string Name, CachedFile? File)> _pendingNames = [];
    private readonly Dictionary<SystemCall, Action> _syncing = [];

    /// <param name="folder">The folder whose files it follows.</param>
    /// <param name="before">A copy of that folder as it was before, which is taken as durable.</param>
    /// <param name="honoursSyncs">False for a disk that lies: a test of the test, which must then find losses.</param>
    public Disk(string folder, string before, bool honoursSyncs)
    {
        (_folder, _honoursSyncs) = (folder, honoursSyncs);
        foreach (var copy in Directory.EnumerateFiles(before).Where(path => !IsLeftOut(path)))
        {
            var path = Path.Combine(folder, Path.GetFileName(copy));
            _names[path] = _durableNames[path] = new CachedFile(File.ReadAllBytes(copy));
        }
    }

    public void Take(Step step)
    {
        var call = step.Call;
        switch (call.Name)
        {
            case "openat" when step.IsEnd && call.Succeeded && call.Told.Contains("O_CREAT", StringComparison.Ordinal):
                Create(call.Path());
                break;
            case "openat" when step.IsEnd && call.Succeeded && call.Told.Contains("O_TRUNC", StringComparison.Ordinal):
                MustNotBeOurs(call, call.Path());
                break;
            case "unlink" when step.IsEnd && call.Succeeded && _names.Remove(call.Path()):
                _pendingNames.Add((call.Path(), null));
                break;
            case "pwrite64" or "ftruncate" when FileOf(call) is { } file:
                file.Change(step);
                break;
            case "fsync" or "fdatasync" when _honoursSyncs:
                Sync(step);
                break;
            case var name when Unknown.Contains(name):
                MustNotBeOurs(call, call.Target);
                MustNotBeOurs(call, name.Contains("write", StringComparison.Ordinal) ? "" : call.Path());
                break;
        }
    }

    /// <summary>Writes into the other folder what may be found after the power is cut now.</summary>
    public void Write(string to, Loss loss, Random random)
    {
        Directory.CreateDirectory(to);
        var names = new Dictionary<string, CachedFile>(_durableNames);
        foreach (var (name, file) in _pendingNames.Take(loss.Names(_pendingNames.Count, random)))
            Rename(names, name, file);
        foreach (var (path, file) in names)
            File.WriteAllBytes(Path.Combine(to, Path.GetFileName(path)), file.After(loss, random));
    }

    private void Create(string path)
    {
        if (Path.GetDirectoryName(path) != _folder || IsLeftOut(path) || _names.ContainsKey(path))
            return;
        _names[path] = new CachedFile([]);
        _pendingNames.Add((path, _names[path]));
    }

    private CachedFile? FileOf(SystemCall call) => call.IsOfDeleted ? null : _names.GetValueOrDefault(call.Target);

    private void Sync(Step step)
    {
        var call = step.Call;
        if (step.IsEnd)
        {
            if (_syncing.Remove(call, out var finish) && call.Succeeded)
                finish();
        }
        else if (call.Target == _folder)
        {
            var covered = _pendingNames.Count;
            _syncing[call] = () =>
            {
                foreach (var (name, file) in _pendingNames.Take(covered))
                    Rename(_durableNames, name, file);
                _pendingNames.RemoveRange(0, covered);
            };
        }
        else if (FileOf(call) is { } file)
            _syncing[call] = file.Sync();
    }

    private static void Rename(Dictionary<string, CachedFile> names, string name, CachedFile? file)
    {
        if (file is null)
            names.Remove(name);
        else
            names[name] = file;
    }

    private void MustNotBeOurs(SystemCall call, string path)
    {
        if (path.StartsWith(_folder, StringComparison.Ordinal) && !IsLeftOut(path))
            throw new NotSupportedException($"The replay does not know what {call.Name} does to {path}.");
    }

    private static bool IsLeftOut(string path) => path.EndsWith("-shm", StringComparison.Ordinal);
}
