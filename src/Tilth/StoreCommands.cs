using System.CommandLine;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth;

/// <summary><c>tilth migrate</c> and <c>tilth verify</c>: what one does to the copy as a whole.</summary>
internal static class StoreCommands
{
    public static void AddTo(Command root, Shell shell)
    {
        var migrate = new Command("migrate", "Bring the database to this program's schema.");
        shell.Acts(migrate, Migrate, migrates: false);
        root.Add(migrate);
        var verify = new Command("verify", "Look the whole copy over: structure, feed, derived values.");
        shell.Acts(verify, Verify);
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
        var findings = await call.The<Verify>().Run(cancel);
        await call.Answer(
            new { sound = findings.Count == 0, findings },
            findings.Count == 0 ? ["All is well."] : findings
        );
        if (findings.Count > 0)
            throw new RefusedException($"{findings.Count} findings.");
    }
}
