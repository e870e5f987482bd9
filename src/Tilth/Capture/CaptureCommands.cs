using System.CommandLine;
using Tilth.Accounts;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary><c>tilth note "LINE"</c>.</summary>
public static class CaptureCommands
{
    private static readonly Argument<string> Line = new("LINE")
    {
        Description = "Whom did you meet? What did you promise?",
    };

    public static void AddTo(Command root, Shell shell)
    {
        var note = new Command("note", "Write a line; what is certain in it is done, the rest becomes a question.")
        {
            Line,
        };
        shell.Acts(note, Note);
        root.Add(note);
    }

    private static string Promised(Promise promise, Say say)
    {
        var what = promise.DueOn is { } due ? $"{promise.Text} ({due:yyyy-MM-dd})" : promise.Text;
        return promise.Whose == Whose.Mine ? say["You promised: {0}", what] : say["Promised to you: {0}", what];
    }

    private static async Task Note(Call call, CancellationToken cancel)
    {
        var me = await call.Me(cancel);
        var say = call.The<Say>();
        var line = call.Parsed.GetValue(Line)!;
        if (string.IsNullOrWhiteSpace(line))
            throw new RefusedException("There is nothing in that line. Whom did you meet?");
        if (line.Length > WriteLine.Longest)
            throw new RefusedException(
                $"That line has {line.Length:N0} characters; {WriteLine.Longest:N0} are the most. Keep the rest elsewhere."
            );
        var reading = await call.The<WriteLine>().Look(me, line, cancel);
        var written = await call.The<WriteLine>().Do(me, new WriteLine.Form { Line = line }, cancel);
        await call.Answer(
            new
            {
                people = written.Outcome.People,
                promises = reading.Promises.Select(promise => new
                {
                    promise.Text,
                    promise.DueOn,
                    promise.Whose,
                }),
                questions = written.Outcome.Questions,
                operation = written.Operation,
            },
            [
                written.Outcome.People.Count == 0
                    ? say["Written down."]
                    : say["Written down: {0}.", string.Join(", ", written.Outcome.People)],
                .. reading.Promises.Select(promise => Promised(promise, say)),
                .. written.Outcome.Questions > 0
                    ?
                    [
                        say.Sentence(
                            say.Many(
                                written.Outcome.Questions,
                                "{0} question waits on Today.",
                                "{0} questions wait on Today."
                            )
                        ),
                    ]
                    : Array.Empty<string>(),
            ]
        );
    }
}
