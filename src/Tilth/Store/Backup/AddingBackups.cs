namespace Tilth.Store.Backup;

/// <summary>What there is to do with backups.</summary>
internal static class AddingBackups
{
    public static void AddBackups(this IServiceCollection services)
    {
        services.AddSingleton<MakeBackup>().AddSingleton<Rehearse>().AddSingleton<RestoreJournal>();
        services.AddSingleton<Restore>().AddSingleton<OutboundWork>();
        services.AddSingleton<Backups>().AddSingleton<KeepBackup>().AddSingleton<BackupBeforeUpgrade>();
        services.AddSingleton<HowBackupsAre>();
    }
}
