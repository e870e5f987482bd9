using Microsoft.EntityFrameworkCore;

namespace Tilth.Store.Backup;

/// <summary>How it stands with the backups of this copy, as the settings page and the doctor say it.</summary>
public sealed class HowBackupsAre(Backups backups, TilthStore store)
{
    /// <param name="LastWhy">What was wrong with the last one; null where it was proven, or there was none.</param>
    /// <param name="Kept">How many lie in the folder.</param>
    public sealed record Answer(
        BackupResult? LastProven,
        string? LastWhy,
        bool IsLate,
        string Folder,
        int Kept,
        long Bytes,
        DateTimeOffset? HeldSince
    );

    public async Task<Answer> Now(CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        var copy = await db.Set<Installation>().SingleOrDefaultAsync(cancel);
        var kept = backups.Kept;
        return new Answer(
            backups.LastProven,
            backups.Results.LastOrDefault()?.Why,
            backups.IsLate(copy?.CreatedAt ?? DateTimeOffset.MaxValue),
            backups.Folder,
            kept.Count,
            kept.Sum(file => new FileInfo(file.Path).Length),
            copy?.HeldSince
        );
    }
}
