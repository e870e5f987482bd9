using System.CommandLine;
using System.Globalization;
using Tilth.Accounts;
using Tilth.Store;
using Tilth.Store.Backup;

namespace Tilth;

/// <summary><c>tilth backup -o FILE</c>, <c>tilth restore FILE</c>, <c>tilth verify FILE</c> and <c>tilth release</c>.</summary>
internal static class BackupCommands
{
    public static readonly Argument<string?> Backup = new("FILE")
    {
        Description = "A backup (default: the copy itself).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static readonly Option<string?> PassphraseFile = new("--passphrase-file")
    {
        Description = "The file whose first line is the passphrase; - for the standard input.",
        HelpName = "FILE",
    };

    private static readonly Argument<string> Which = new("FILE") { Description = "The backup." };
    private static readonly Option<string> Output = new("-o")
    {
        Description = "The file to write.",
        HelpName = "FILE",
        Required = true,
    };
    private static readonly Option<bool> Replace = new("--replace")
    {
        Description = "Put it in the place of the copy that is here, which is kept aside.",
    };

    public static void AddTo(Command root, Shell shell)
    {
        var backup = new Command("backup", "Write all that is needed to come back into one file, and prove it.")
        {
            Output,
            PassphraseFile,
        };
        shell.Acts(backup, Make, Before.Nothing);
        root.Add(backup);
        var restore = new Command("restore", "Come back from a backup. The server must be stopped.")
        {
            Which,
            Replace,
            PassphraseFile,
        };
        shell.Acts(restore, Restore, Before.Nothing);
        root.Add(restore);
        var release = new Command("release", "Let work go out again that is held since a restore.");
        shell.Acts(release, Release);
        root.Add(release);
    }

    private static async Task Make(Call call, CancellationToken cancel)
    {
        var passphrase = await Passphrase.From(call.Parsed.GetValue(PassphraseFile), cancel);
        await call.The<RestoreJournal>().FinishIfCut(holdsLock: false, cancel);
        var made = await call.The<MakeBackup>().Do(call.Parsed.GetValue(Output)!, passphrase, new HowFar(), cancel);
        var findings = await call.The<Rehearse>().Do(made.Path, passphrase, new HowFar(), cancel);
        await call.Answer(
            new
            {
                file = made.Path,
                made.Bytes,
                made.Locked,
                proven = findings.Count == 0,
                findings,
                made.Manifest,
            },
            findings.Count == 0
                ?
                [
                    $"{made.Path} is written, {Megabytes(made.Bytes)}, and was restored to the side and looked over: all is well.",
                    made.Locked
                        ? "Keep the passphrase elsewhere: without it nobody can read this file, you neither."
                        : "Whoever has this file can read all of it. Keep it as you keep the data folder.",
                ]
                : findings
        );
        if (findings.Count > 0)
            throw new RefusedException(
                $"The backup is written, but not all is well with what is in it ({findings.Count} findings)."
            );
    }

    private static async Task Restore(Call call, CancellationToken cancel)
    {
        var passphrase = await Passphrase.From(call.Parsed.GetValue(PassphraseFile), cancel);
        var restored = await call.The<Restore>()
            .Do(call.Parsed.GetValue(Which)!, passphrase, call.Parsed.GetValue(Replace), cancel);
        var at = restored.Manifest.At.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        await call.Answer(
            new
            {
                restored = restored.Manifest.At,
                restored.Manifest.Version,
                restored.Aside,
                restored.Findings,
                held = true,
            },
            [
                $"The copy is as it was on {at}. Everybody has to sign in anew.",
                .. restored.Aside is { } aside ? [$"What was here before is kept: {aside}"] : Array.Empty<string>(),
                .. restored.Findings.Select(finding => $"Not as it should be, and it was so in the backup: {finding}"),
                "Start Tilth, look around, then let work go out again: tilth release",
            ]
        );
    }

    private static async Task Release(Call call, CancellationToken cancel)
    {
        var wasHeld = await call.The<OutboundWork>().LetGo(cancel);
        await call.Answer(new { released = wasHeld }, wasHeld ? "Work may go out again." : "Nothing was held.");
    }

    public static async Task Verify(Call call, CancellationToken cancel)
    {
        var passphrase = await Passphrase.From(call.Parsed.GetValue(PassphraseFile), cancel);
        var file = call.Parsed.GetValue(Backup)!;
        var findings = await call.The<Rehearse>().Do(file, passphrase, new HowFar(), cancel);
        await call.Answer(
            new { sound = findings.Count == 0, findings },
            findings.Count == 0 ? ["It was restored to the side and looked over: all is well."] : findings
        );
        if (findings.Count > 0)
            throw new RefusedException($"{findings.Count} findings.");
    }

    private static string Megabytes(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.0} MB");
}
