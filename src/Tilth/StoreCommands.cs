using System.CommandLine;
using Tilth.Accounts;
using Tilth.Store;
using Tilth.Store.Backup;

namespace Tilth;

/// <summary><c>tilth migrate</c> and <c>tilth verify</c>: what one does to the copy as a whole.</summary>
internal static class StoreCommands
{
    public static void AddTo(Command root, Shell shell)
    {
        var migrate = new Command("migrate", "Bring the database to this program's schema.");
        shell.Acts(migrate, Migrate, Before.Nothing);
        root.Add(migrate);
        var verify = new Command("verify", "Look the whole copy over, or a backup: structure, feed, derived values.")
        {
            BackupCommands.Backup,
            BackupCommands.PassphraseFile,
        };
        shell.Acts(verify, Verify, Before.Nothing);
        root.Add(verify);
    }

    private static async Task Migrate(Call call, CancellationToken cancel)
    {
        var steps = await call.The<Migrating>().Run(holdsLock: false, cancel);
        await call.Answer(
            new { steps, version = Migrating.Version },
            steps == 0 ? "Nothing to do." : $"Done, in {steps} steps."
        );
    }

    private static async Task Verify(Call call, CancellationToken cancel)
    {
        if (call.Parsed.GetValue(BackupCommands.Backup) is not null)
        {
            await BackupCommands.Verify(call, cancel);
            return;
        }
        await call.The<RestoreJournal>().FinishIfCut(holdsLock: false, cancel);
        var database = call.The<Database>();
        if (await database.IsThere(cancel) && await database.Damage(cancel) is { Count: > 0 } damage)
        {
            var what =
                $"The database {database.Place} is damaged. Stop Tilth, keep the whole data folder as it is, and go back to a copy of it.";
            await call.Answer(
                new
                {
                    sound = false,
                    findings = damage,
                    @do = what,
                },
                damage
            );
            throw new RefusedException(what);
        }
        await call.The<Migrating>().RunIfBegun(cancel);
        var findings = await call.The<Verify>().Record(cancel);
        await call.Answer(
            new { sound = findings.Count == 0, findings },
            findings.Count == 0 ? ["All is well."] : findings
        );
        if (findings.Count > 0)
            throw new RefusedException($"{findings.Count} findings.");
    }
}
