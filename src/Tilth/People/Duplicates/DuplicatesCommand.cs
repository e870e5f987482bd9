using System.CommandLine;
using System.Globalization;
using Tilth.Accounts;

namespace Tilth.People.Duplicates;

/// <summary><c>tilth duplicates</c>.</summary>
public static class DuplicatesCommand
{
    private const double NeverSure = .99;

    public static void AddTo(Command root, Shell shell)
    {
        var duplicates = new Command("duplicates", "Who may be one person, and why.");
        shell.Acts(duplicates, Answer);
        root.Add(duplicates);
    }

    private static async Task Answer(Call call, CancellationToken cancel)
    {
        var answer = await call.The<WhoIsTheSame>().Of(await call.Me(cancel), int.MaxValue, cancel);
        await call.Answer(
            new
            {
                pairs = answer.Pairs.Select(pair => new
                {
                    a = new { id = pair.One, name = pair.OneName },
                    b = new { id = pair.Other, name = pair.OtherName },
                    probability = Math.Round(pair.Probability, 4),
                    pair.Reasons,
                }),
            },
            answer.Pairs.Count == 0 ? ["Everybody is somebody of their own."] : answer.Pairs.Select(Line)
        );
    }

    private static string Line(WhoIsTheSame.Pair pair) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{pair.OneName} and {pair.OtherName} ({Math.Min(pair.Probability, NeverSure):P0}): {string.Join("; ", pair.Reasons)}"
        );
}
