using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Site;
using Tilth.Spaces.Reach;
using Tilth.Store;
using Tilth.Store.Backup;
using Tilth.Work;

namespace Tilth;

/// <summary><c>tilth doctor</c>: is this copy well, and what is to be done where it is not. It changes nothing.</summary>
internal static class Doctor
{
    private const long EnoughBytes = 500L << 20;

    /// <summary>The first runtime in which sign-ins cannot be forged (CVE-2026-40372).</summary>
    private static readonly Version OldestRuntime = new(10, 0, 7);

    private static readonly Option<string?> Origin = new("--origin")
    {
        Description = "The address to try (default: the one with which this copy was served last).",
        HelpName = "URL",
    };

    private static readonly Option<string?> Answers = new("--answers")
    {
        Description = "Ask only whether the server on this data folder answers there.",
        HelpName = "URL",
    };

    /// <param name="Do">What to do; null where all is well.</param>
    private sealed record Check(string Name, string Found, string? Do)
    {
        public bool Ok => Do is null;
    }

    public static void AddTo(Command root, Shell shell)
    {
        var doctor = new Command("doctor", "Look whether this copy is well, and say what to do where it is not.")
        {
            Origin,
            Answers,
        };
        shell.Acts(doctor, Examine, Before.Nothing);
        root.Add(doctor);
    }

    private static async Task Examine(Call call, CancellationToken cancel)
    {
        if (call.Parsed.GetValue(Answers) is { } address)
        {
            await Ask(call, PublicOrigin.Of(address), cancel);
            return;
        }
        var folder = call.The<DataFolder>();
        var checks = new List<Check> { Runtime(), Folder(folder) };
        if (folder.IsThere)
            checks.AddRange([Files(folder), Key(folder), Disk(folder)]);
        checks.AddRange(await Database(call, cancel));
        checks.AddRange(await Reach(call, folder, cancel));
        var wrong = checks.Count(check => !check.Ok);
        await call.Answer(
            new { well = wrong == 0, checks },
            checks.Select(check =>
                check.Ok
                    ? $"ok     {check.Name}: {check.Found}"
                    : $"WRONG  {check.Name}: {check.Found.TrimEnd('.')}. {check.Do}"
            )
        );
        if (wrong > 0)
            throw new RefusedException(wrong == 1 ? "One thing is wrong." : $"{wrong} things are wrong.");
    }

    /// <exception cref="RefusedException">It does not answer.</exception>
    private static async Task Ask(Call call, string address, CancellationToken cancel)
    {
        if (MasterKey.IsThere(call.The<DataFolder>()) is not true)
            throw new RefusedException("There is no copy in this data folder yet.");
        var findings = await call.The<TryOrigin>().Do(address, cancel);
        if (!findings.Any(finding => finding is { Name: TryOrigin.Answers, Do: null }))
            throw new RefusedException($"This copy does not answer there: {Say.Stop(findings[^1].Found)}");
        await call.Answer(new { answers = true }, $"This copy answers at {address}");
    }

    /// <exception cref="RefusedException">This runtime is too old to be served with.</exception>
    public static void RefuseOldRuntime()
    {
        if (Runtime() is { Do: { } what, Found: var found })
            throw new RefusedException($"This is {found}. {what}");
    }

    private static Check Runtime() =>
        new(
            "program",
            $"Tilth {Migrating.Version} on .NET {Environment.Version}",
            Environment.Version < OldestRuntime
                ? $"Install .NET {OldestRuntime} or newer: with an older one sign-ins can be forged."
                : null
        );

    private static Check Folder(DataFolder folder) =>
        new(
            "data folder",
            folder.IsThere ? folder.Root : $"none at {folder.Root}",
            !folder.IsThere ? "Is that the right place? The first start makes it: tilth serve"
                : IsPrivate(folder.Root) ? null
                : $"Others on this machine may read it: chmod 700 {folder.Root}"
        );

    private static Check Files(DataFolder folder)
    {
        var open = Directory
            .GetFiles(folder.Root)
            .Where(file => Path.GetFileName(file) != "lock" && !IsPrivate(file))
            .ToList();
        return new Check(
            "files in it",
            open.Count == 0 ? "for the owner alone" : string.Join(", ", open.Select(Path.GetFileName)),
            open.Count == 0 ? null : $"Others on this machine may read these: chmod 600 {string.Join(' ', open)}"
        );
    }

    private static Check Key(DataFolder folder) =>
        MasterKey.IsThere(folder) switch
        {
            null => new Check("key", "none yet; the first start makes it", null),
            true => new Check("key", "there", null),
            false => new Check(
                "key",
                "not a key",
                "Put the right file back; what it signed cannot be read without it."
            ),
        };

    private static Check Disk(DataFolder folder)
    {
        var free = new DriveInfo(folder.Root).AvailableFreeSpace;
        return new Check(
            "free disk",
            string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1 << 30):0.0} GB"),
            free < EnoughBytes ? "Make room, else nothing can be written soon." : null
        );
    }

    private static async Task<IReadOnlyList<Check>> Database(Call call, CancellationToken cancel)
    {
        const string Name = "database";
        var database = call.The<Database>();
        try
        {
            if (!await database.IsThere(cancel))
                return
                [
                    new(
                        Name,
                        $"none at {database.Place}",
                        "Is that the right place? A new one is made by: tilth serve"
                    ),
                ];
            var found = new Check(Name, $"{await database.ServerVersion(cancel)} at {database.Place}", null);
            var schema = await Schema(call, cancel);
            return schema.Ok
                ?
                [
                    found,
                    schema,
                    await Feed(call, cancel),
                    await FailedJobs(call, cancel),
                    .. await Backups(call, cancel),
                ]
                : [found, schema];
        }
        catch (Exception unreadable) when (StoreUnavailable.Is(unreadable))
        {
            return [new(Name, $"not to be read at {database.Place}", StoreUnavailable.Translate(unreadable).Message)];
        }
    }

    private static async Task<Check> Schema(Call call, CancellationToken cancel)
    {
        try
        {
            var missing = await call.The<Migrating>().Missing(cancel);
            return missing == 0
                ? new Check("schema", "as this program wants it", null)
                : new Check("schema", $"{missing} steps behind this program", "Stop the server and run: tilth migrate");
        }
        catch (RefusedException newer)
        {
            return new Check("schema", newer.Message, "Nothing here may write to it before that.");
        }
    }

    private static async Task<Check> Feed(Call call, CancellationToken cancel)
    {
        var findings = await call.The<Verify>().Feeds(cancel);
        return new Check(
            "record",
            findings.Count == 0 ? "the history has no gap" : findings[0],
            findings.Count == 0 ? null : "See all of it with: tilth verify"
        );
    }

    private static async Task<Check> FailedJobs(Call call, CancellationToken cancel)
    {
        await using var db = call.The<TilthStore>().ReadOwn();
        var failed = await db.Set<JobRow>()
            .Where(job => job.State == JobState.Failed)
            .OrderByDescending(job => job.CreatedAt)
            .Select(job => new { job.Name, job.Error })
            .ToListAsync(cancel);
        return failed.Count == 0
            ? new Check("work in the background", "none has failed", null)
            : new Check(
                "work in the background",
                $"{failed.Count} failed, last {failed[0].Name} ({failed[0].Error})",
                "Start it again where it was begun."
            );
    }

    private static async Task<IReadOnlyList<Check>> Backups(Call call, CancellationToken cancel)
    {
        var answer = await call.The<HowBackupsAre>().Now(cancel);
        return
        [
            new(
                "backups",
                answer.LastProven is { } last
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"the last proven one is of {last.At:yyyy-MM-dd HH:mm} UTC, {answer.Kept} are in {answer.Folder}"
                    )
                    : "none was proven yet",
                answer.IsLate
                    ? $"{(answer.LastWhy is { } why ? $"The last one failed: {why} " : "")}Let the server run over night, or do it now: tilth job run backup"
                    : null
            ),
            new(
                "work that goes out",
                answer.HeldSince is { } since
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"held since the restore of {since:yyyy-MM-dd HH:mm} UTC"
                    )
                    : "nothing is held",
                answer.HeldSince is null ? null : "Look around, then let it go: tilth release"
            ),
        ];
    }

    /// <summary>Asks the origin as a visitor would, whether it leads to this very copy.</summary>
    private static async Task<IReadOnlyList<Check>> Reach(Call call, DataFolder folder, CancellationToken cancel)
    {
        const string Name = "origin";
        var given = call.Parsed.GetValue(Origin);
        if ((given is null ? ServedAt.Read(folder) : PublicOrigin.Of(given)) is not { } origin)
            return
            [
                new(
                    Name,
                    "none is set, so that links open on this machine alone; how others can come says Settings > My phone",
                    null
                ),
            ];
        // Only a copy that is there has the key by which its answer is known.
        if (MasterKey.IsThere(folder) is not true || (given is null && !folder.IsServed))
            return [new(Name, $"{origin}, not tried, as no server runs on this data folder", null)];
        var findings = await call.The<TryOrigin>().Do(origin, cancel);
        return
        [
            new(Name, origin, null),
            .. findings.Select(finding => new Check($"{Name}, {finding.Name}", finding.Found, finding.Do)),
        ];
    }

    private static bool IsPrivate(string path) =>
        OperatingSystem.IsWindows()
        || (
            File.GetUnixFileMode(path)
            & (
                UnixFileMode.GroupRead
                | UnixFileMode.GroupWrite
                | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead
                | UnixFileMode.OtherWrite
                | UnixFileMode.OtherExecute
            )
        ) == UnixFileMode.None;
}
