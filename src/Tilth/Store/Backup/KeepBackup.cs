namespace Tilth.Store.Backup;

/// <summary>
/// Makes a backup in the folder of backups, proves it, and lets go of those that need no longer be kept. One that is not
/// proven takes nobody's place.
/// </summary>
public sealed class KeepBackup(MakeBackup make, Rehearse rehearse, Backups backups, TimeProvider clock)
{
    private const string Unproven = ".unproven";

    /// <summary>How it went, which is also written down.</summary>
    public async Task<BackupResult> Do(HowFar far, CancellationToken cancel = default)
    {
        var (at, started) = (clock.GetUtcNow(), clock.GetTimestamp());
        var (name, bytes, why) = ("", 0L, (string?)null);
        try
        {
            var passphrase = await backups.Passphrase(cancel);
            var path = backups.PathOf(at, passphrase is not null);
            name = Path.GetFileName(path);
            bytes = (await make.Do(path + Unproven, passphrase, far, cancel)).Bytes;
            ForgetUnproven(but: path + Unproven);
            var findings = await rehearse.Do(path + Unproven, passphrase, far, cancel);
            if (findings.Count == 0)
            {
                File.Move(path + Unproven, path, overwrite: true);
                Thin();
            }
            else
                why = findings[0];
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            why = StoreUnavailable.Translate(error).Message;
        }
        var result = new BackupResult(at, name, bytes, clock.GetElapsedTime(started).TotalSeconds, why);
        backups.Add(result);
        return result;
    }

    /// <summary>Only what a newer proven one stands for is let go.</summary>
    private void Thin()
    {
        var kept = backups.Kept;
        var stay = Keeping.Of([.. kept.Select(file => OnTheWall(file.At))]);
        foreach (var (path, at) in kept)
        {
            if (!stay.Contains(OnTheWall(at)))
                File.Delete(path);
        }
    }

    /// <summary>Of those that were not proven the last is enough, for whoever looks for the reason.</summary>
    private void ForgetUnproven(string but)
    {
        foreach (var failed in Directory.GetFiles(backups.Folder, $"tilth-*{Unproven}*").Where(file => file != but))
            File.Delete(failed);
    }

    private DateTime OnTheWall(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).DateTime;
}
