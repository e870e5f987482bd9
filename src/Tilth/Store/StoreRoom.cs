using Microsoft.EntityFrameworkCore;
using Tilth.Store.Backup;
using Tilth.Store.Erasure;
using Tilth.Store.Postgres;
using Tilth.Store.Sqlite;

namespace Tilth.Store;

/// <summary>Where the record is kept: the two databases, the one way to write, the feed and undo.</summary>
public static class StoreRoom
{
    /// <summary>Keeps the record in the folder, or in the PostgreSQL database of the connection string if there is one.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, DataFolder folder, string? postgres)
    {
        services.AddSingleton(folder);
        services.AddSingleton<Database>(provider =>
            postgres is null
                ? new SqliteDatabase(
                    folder.DatabaseFile,
                    provider.GetRequiredService<TilthModel>(),
                    provider.GetRequiredService<TimeProvider>(),
                    provider.GetRequiredService<ILogger<SqliteDatabase>>()
                )
                : new PostgresDatabase(
                    postgres,
                    provider.GetRequiredService<TilthModel>(),
                    provider.GetRequiredService<TimeProvider>()
                )
        );
        services.AddSingleton<TilthStore>().AddSingleton<Migrating>();
        services.AddSingleton<Forgetting>().AddHostedService(provider => provider.GetRequiredService<Forgetting>());
        services.AddSingleton<LeaveBehind>().AddHostedService(provider => provider.GetRequiredService<LeaveBehind>());
        services.AddBackups();
        services
            .AddSingleton<Undo>()
            .AddSingleton<Verify>()
            .AddSingleton<Seats>()
            .AddSingleton<EveryBook>()
            .AddSingleton<Joining>()
            .AddSingleton<Erasing>();
        return services;
    }

    public static void Map(ModelBuilder model)
    {
        var space = model.Entity<Space>();
        space.ToTable("Spaces").HasKey(row => row.SpaceId);
        space.Property(row => row.SpaceId).ValueGeneratedOnAdd();
        space.HasIndex(row => row.Slug).IsUnique();
        space.HasIndex(row => row.PersonalOf).IsUnique();

        var member = model.SpaceTable<Member>("Members");
        member.HasOne<Space>().WithMany().HasForeignKey(row => row.SpaceId).OnDelete(DeleteBehavior.Restrict);
        member.HasIndex(row => new { row.SpaceId, row.AccountId }).IsUnique();
        member.HasIndex(row => row.AccountId);

        var delegation = model.Entity<Delegation>();
        delegation.ToTable("Delegations").Property(row => row.Id).ValueGeneratedNever();
        delegation
            .HasOne<Member>()
            .WithMany()
            .HasForeignKey(row => new { row.SpaceId, row.MemberId })
            .OnDelete(DeleteBehavior.Cascade);
        delegation
            .HasIndex(row => new
            {
                row.SpaceId,
                row.MemberId,
                row.AccountId,
            })
            .IsUnique();
        delegation.HasIndex(row => row.AccountId);

        model.SpaceTable<Operation>("Operations").HasIndex(row => new { row.SpaceId, row.Undoes });

        var change = model.Entity<Change>();
        change.ToTable("Changes").HasKey(row => new { row.SpaceId, row.Position });
        change.HasIndex(row => new { row.SpaceId, row.OperationId });
        change.HasIndex(row => new
        {
            row.SpaceId,
            row.RecordId,
            row.Position,
        });
        change.HasIndex(row => new
        {
            row.SpaceId,
            row.PersonId,
            row.Position,
        });

        model.SpaceTable<Suppression>("Suppressions");

        model.Entity<Installation>().ToTable("Installations").Property(row => row.Id).ValueGeneratedNever();
    }
}
