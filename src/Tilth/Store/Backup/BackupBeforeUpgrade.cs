namespace Tilth.Store.Backup;

/// <summary>
/// Before the schema changes a backup is made, and the upgrade is rehearsed on what it gives back: an upgrade that cannot end
/// well does not begin.
/// </summary>
public sealed class BackupBeforeUpgrade(MakeBackup make, Rehearse rehearse, Backups backups, DataFolder folder)
{
    /// <summary>It is there from the backup on until the last step is taken.</summary>
    private string Upgrading => folder.Path("upgrading");

    /// <summary>The last one that was made; null where none lies in the folder of backups.</summary>
    public string? Last =>
        Directory.Exists(backups.Folder)
            ? new DirectoryInfo(backups.Folder)
                .GetFiles("before-*")
                .Where(file => file.Extension is not ".part")
                .MaxBy(file => file.LastWriteTimeUtc)
                ?.FullName
            : null;

    /// <exception cref="RefusedException">It cannot be made, or the upgrade does not get through; nothing was changed.</exception>
    public async Task Make(CancellationToken cancel)
    {
        // An upgrade that ended between two of its steps goes on, and what was there before its first one is kept.
        if (File.Exists(Upgrading) && File.Exists(await File.ReadAllTextAsync(Upgrading, cancel)))
            return;
        var passphrase = await backups.Passphrase(cancel);
        var path = backups.PathOf($"before-{Migrating.Version}", passphrase is not null);
        try
        {
            await make.Do(path, passphrase, new HowFar(), cancel);
            await rehearse.Upgrade(path, passphrase, cancel);
        }
        catch (RefusedException error)
        {
            throw new RefusedException(
                $"Before an upgrade a backup is made and the upgrade is tried on it. {error.Message} The data is as it was."
            );
        }
        await using var mark = folder.CreatePrivate(Path.GetFileName(Upgrading));
        await mark.WriteAsync(System.Text.Encoding.UTF8.GetBytes(path), cancel);
        mark.Flush(flushToDisk: true);
    }

    /// <summary>When every step is taken, also by an earlier start that ended too soon to say so.</summary>
    public void IsOver()
    {
        // With PostgreSQL there need not be a data folder.
        if (File.Exists(Upgrading))
            File.Delete(Upgrading);
    }
}
