using Microsoft.EntityFrameworkCore;

namespace Tilth.Work;

/// <summary>Work in the background: named, durable, leased, resumable, with progress.</summary>
public static class WorkRoom
{
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddSingleton<Jobs>();
        services.AddHostedService<JobLoop>();
        services
            .AddSingleton<NightlyBackup>()
            .AddHostedService(provider => provider.GetRequiredService<NightlyBackup>());
        services.AddSingleton<BackupJob>().AddSingleton(BackupJob.EndsAtRestore);
        services.AddSingleton(TracesInJobs.AtErase);
        services.AddSingleton(provider => new Job(
            BackupJob.JobName,
            (run, cancel) => provider.GetRequiredService<BackupJob>().Run(run, cancel)
        ));
        return services;
    }

    public static void Map(ModelBuilder model)
    {
        var job = model.Entity<JobRow>();
        job.ToTable("Jobs").Property(row => row.Id).ValueGeneratedNever();
        job.Ignore(row => row.Me);
        job.HasIndex(row => new { row.State, row.CreatedAt });
    }
}
