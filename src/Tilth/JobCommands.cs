using System.CommandLine;
using Tilth.Accounts;
using Tilth.Store;
using Tilth.Store.Backup;
using Tilth.Work;

namespace Tilth;

/// <summary><c>tilth job run NAME</c>: work that the server does by itself, done here and now.</summary>
internal static class JobCommands
{
    private static readonly Dictionary<string, (string Does, Func<Call, CancellationToken, Task<int>> Run)> Named = new(
        StringComparer.Ordinal
    )
    {
        ["forget-images"] = ("forgets what was there before acts of more than 30 days ago", ForgetImages),
        ["backup"] = ("makes a backup in the folder of backups, and proves it", MakeBackup),
        ["waiting"] = ("runs all that waits in the background, such as imports", RunWaiting),
    };

    private static readonly Argument<string> Name = new("NAME")
    {
        Description = string.Join("; ", Named.Select(pair => $"{pair.Key} {pair.Value.Does}")),
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static void AddTo(Command root, Shell shell)
    {
        var run = new Command("run", "Do it now.") { Name };
        run.Validators.Add(result =>
        {
            if (!Named.ContainsKey(result.GetValue(Name) ?? ""))
                result.AddError($"Please name one of these jobs: {string.Join(", ", Named.Keys)}.");
        });
        shell.Acts(run, Run);
        root.Add(new Command("job", "Work that the server does by itself.") { run });
    }

    private static async Task Run(Call call, CancellationToken cancel)
    {
        var name = call.Parsed.GetValue(Name)!;
        var done = await Named[name].Run(call, cancel);
        await call.Answer(new { job = name, done }, done == 0 ? "There was nothing to do." : $"Done: {done}.");
    }

    private static Task<int> ForgetImages(Call call, CancellationToken cancel) => call.The<Forgetting>().Run(cancel);

    private static async Task<int> MakeBackup(Call call, CancellationToken cancel)
    {
        var result = await call.The<KeepBackup>().Do(new HowFar(), cancel);
        return result.Why is { } why ? throw new RefusedException($"No backup could be proven: {why}") : 1;
    }

    private static async Task<int> RunWaiting(Call call, CancellationToken cancel)
    {
        var done = 0;
        while (await call.The<Jobs>().RunNext(cancel))
            done++;
        return done;
    }
}
