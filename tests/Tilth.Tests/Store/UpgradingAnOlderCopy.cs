using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Tilth.Store;
using Tilth.Store.Backup;
using Tilth.Tests.CommandLine;

namespace Tilth.Tests.Store;

/// <summary>A database that stands at each earlier step is brought up to this program, with what was in it.</summary>
public sealed class UpgradingAnOlderCopy
{
    public static TheoryData<int> Steps => [1, 2];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task It_comes_up_to_this_program_and_is_sound(int step)
    {
        using var older = await Older(step - 1);
        var migrating = older.Services.GetRequiredService<Migrating>();

        (await migrating.Run(holdsLock: false, Cancel)).ShouldBeGreaterThan(0);

        (await migrating.Missing(Cancel)).ShouldBe(0);
        (await older.Services.GetRequiredService<Verify>().Run(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_copy_from_before_is_kept_that_only_its_owner_may_read()
    {
        using var older = await Older(0);

        await older.Services.GetRequiredService<Migrating>().Run(holdsLock: false, Cancel);

        var kept = Directory.GetFiles(Path.Combine(older.Folder, "backups"), "before-*").ShouldHaveSingleItem();
        await using (var backup = await BackupFile.Open(kept, null, Cancel))
        {
            await backup.Check(Cancel);
            backup.Manifest.Step.ShouldEndWith("_Init");
        }
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(kept).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_backup_of_an_older_program_is_restored_and_brought_up_to_this_one()
    {
        var folder = Directory.CreateTempSubdirectory("tilth-back-").FullName;
        using (var older = await Older(0))
        {
            await older.Services.GetRequiredService<Migrating>().Run(holdsLock: false, Cancel);
            var kept = Directory.GetFiles(Path.Combine(older.Folder, "backups"), "before-*").ShouldHaveSingleItem();

            var restored = await Spoken.At(folder, "", "restore", kept, "--json");

            restored.Code.ShouldBe(0, restored.Error);
        }
        (await Spoken.At(folder, "", "verify")).Out.Trim().ShouldBe("All is well.");
        (await Spoken.At(folder, "", "migrate")).Out.Trim().ShouldBe("Nothing to do.");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_the_upgrade_does_not_get_through_with_is_told_before_anything_is_touched()
    {
        using var older = await Older(0);
        await using (var db = older.Services.GetRequiredService<Database>().ForMigration())
        {
            await db.Database.OpenConnectionAsync(Cancel);
            // Something that a later step wants to make is there already.
            await Database.Execute(
                db.Database.GetDbConnection(),
                "ALTER TABLE \"Installations\" ADD COLUMN \"HeldSince\" INTEGER NULL",
                Cancel
            );
        }
        var migrating = older.Services.GetRequiredService<Migrating>();
        var missing = await migrating.Missing(Cancel);

        var refused = await Should.ThrowAsync<RefusedException>(() => migrating.Run(holdsLock: false, Cancel));

        refused.Message.ShouldContain("The upgrade does not get through with this data");
        refused.Message.ShouldContain("The data is as it was.");
        (await migrating.Missing(Cancel)).ShouldBe(missing);
        File.Exists(Path.Combine(older.Folder, "upgrading")).ShouldBeFalse();
    }

    [Fact]
    public async Task Where_the_process_ended_just_before_it_signed_the_next_start_signs()
    {
        using var copy = await Older(^1);
        var migrating = copy.Services.GetRequiredService<Migrating>();

        (await migrating.Run(holdsLock: false, Cancel)).ShouldBe(0);

        await using var db = copy.Services.GetRequiredService<TilthStore>().ReadOwn();
        (await db.Set<Installation>().SingleAsync(Cancel)).Version.ShouldBe(Migrating.Version);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<OlderCopy> Older(Index last)
    {
        var folder = Directory.CreateTempSubdirectory("tilth-older-").FullName;
        var services = new ServiceCollection()
            .AddLogging()
            .AddRooms(new Settings { Data = folder })
            .BuildServiceProvider();
        await using var db = services.GetRequiredService<Database>().ForMigration();
        await db.Database.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().ElementAt(last), Cancel);
        return new OlderCopy(folder, services);
    }

    private sealed record OlderCopy(string Folder, ServiceProvider Services) : IDisposable
    {
        public void Dispose()
        {
            Services.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
