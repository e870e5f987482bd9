using System.CommandLine;
using Tilth.Accounts;

namespace Tilth.People.Finding;

/// <summary><c>tilth search TEXT [--limit N]</c>.</summary>
public static class SearchCommand
{
    private static readonly Argument<string> Text = new("TEXT")
    {
        Description = "Any three letters of name, work, mail, phone, label or note.",
    };
    private static readonly Option<int> Limit = new("--limit")
    {
        Description = "How many at most.",
        DefaultValueFactory = _ => 20,
    };

    public static void AddTo(Command root, Shell shell)
    {
        var search = new Command("search", "Find people.") { Text, Limit };
        shell.Acts(search, Answer);
        root.Add(search);
    }

    private static async Task Answer(Call call, CancellationToken cancel)
    {
        var me = await call.Me(cancel);
        var rows = await call.The<FindPeople>()
            .Of(me, call.Parsed.GetValue(Text)!, Math.Clamp(call.Parsed.GetValue(Limit), 1, 1000), cancel);
        await call.Answer(
            new { people = rows },
            rows.Count == 0
                ? ["Nobody of that name or word."]
                : rows.Select(row =>
                    string.Join(
                        "  ",
                        new[] { row.Name, WorkLine.Of(row.Title, row.Organisation) }.Where(part => part.Length > 0)
                    )
                )
        );
    }
}
