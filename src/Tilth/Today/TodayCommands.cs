using System.CommandLine;
using System.Globalization;
using Tilth.Accounts;
using Tilth.Capture;
using Tilth.Site;

namespace Tilth.Today;

/// <summary><c>tilth today [--on DATE]</c>.</summary>
public static class TodayCommands
{
    private const int MostQuestions = 20;

    private static readonly Option<DateOnly?> On = new("--on")
    {
        Description = "Another day, such as 2026-12-01.",
        CustomParser = result =>
            DateOnly.TryParseExact(
                result.Tokens[0].Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : Wrong(result),
    };

    public static void AddTo(Command root, Shell shell)
    {
        var today = new Command("today", "Whom to reach, and why.") { On };
        shell.Acts(today, Answer);
        root.Add(today);
    }

    private static async Task Answer(Call call, CancellationToken cancel)
    {
        var me = await call.Me(cancel);
        var morning = await call.The<Morning>().Of(me, call.Parsed.GetValue(On), cancel: cancel);
        var say = call.The<Say>();
        var questions = await call.The<OpenQuestions>().Of(me, MostQuestions, cancel);
        var items = morning.Lanes.SelectMany(lane => lane.Items).ToList();
        await call.Answer(
            new
            {
                day = morning.Day,
                items = items.Select(item => new
                {
                    lane = item.Lane,
                    item.Key,
                    item.PersonId,
                    item.Name,
                    item.Book,
                    item.What,
                    item.Why,
                    item.DueOn,
                }),
                canWait = morning.CanWait,
                awayUntil = morning.AwayUntil,
                conversations = morning.Conversations,
                people = morning.People,
                questions = questions.Select(row => new { line = row.LineText, question = row.Question.Text }),
            },
            [.. Lines(morning, items, say), .. questions.Select(row => $"{row.Question.Text} ({row.LineText})")]
        );
    }

    private static IEnumerable<string> Lines(Morning.Answer morning, List<TodayItem> items, Say say)
    {
        if (morning.AwayUntil is { } back)
        {
            yield return say["You are away until {0}. Nothing here waits for you.", say.Day(back, morning.Day)];
            yield break;
        }
        yield return WeekWords.Of(morning, say);
        if (morning.FreshStart is not null)
            yield return say["Good to see you. Three are enough for today; the page offers a fresh start."];
        if (items.Count == 0)
            yield return say["That is all. Go and talk to someone."];
        foreach (var item in items)
            yield return $"{LaneWords.Of(item.Lane, say)}: {item.Name}{(item.Book is { } book ? $" ({book})" : "")}. {item.What.TrimEnd('.')}{(item.What.EndsWith('?') ? "" : ".")} {item.Why}";
        if (morning.CanWait > 0)
            yield return say.Sentence(say.Many(morning.CanWait, "{0} more can wait.", "{0} more can wait."));
    }

    private static DateOnly? Wrong(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("Please write the day as 2026-12-01.");
        return null;
    }
}
