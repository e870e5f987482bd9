using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tilth.Accounts;
using Tilth.People.Segments;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary><c>tilth search TEXT [--limit N]</c>.</summary>
public static class SearchCommand
{
    private static readonly Argument<string> Text = new("TEXT")
    {
        Description =
            "Any three letters of name, work, mail, phone, label or note; or fields: label:mentor city:Porto last:>6m.",
    };
    private const int Most = 1000;
    private static readonly Option<int> Limit = new("--limit")
    {
        Description = $"How many at most, up to {Most} (default: 20).",
        DefaultValueFactory = _ => 20,
        CustomParser = result =>
            int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit is >= 1 and <= Most
                ? limit
                : Wrong(result),
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
        var found = await call.The<FindPeople>()
            .Of(me, call.Parsed.GetValue(Text)!, call.Parsed.GetValue(Limit), cancel);
        if (found.IsFiltered || found.Rows.Count == 0)
            Refuse(call, found.Problems);
        await call.Answer(
            new { people = found.Rows },
            found.Rows.Count == 0 ? ["Nobody of that name or word."] : found.Rows.Select(Line)
        );
    }

    private static int Wrong(ArgumentResult result)
    {
        result.AddError($"Please give --limit a number from 1 to {Most}.");
        return 0;
    }

    private static string Line(FindPeople.Row row) =>
        string.Join(
            "  ",
            new[] { row.Name, WorkLine.Of(row.Title, row.Organisation), row.Book is { } book ? $"({book})" : "" }.Where(
                part => part.Length > 0
            )
        );

    /// <summary>The query of that text; one that cannot be read whole is refused in words, as nobody sees a list to correct.</summary>
    /// <exception cref="RefusedException">What in it cannot be used, and what may have been meant.</exception>
    public static SegmentQuery QueryOf(Call call, string text)
    {
        var (query, problems) = SegmentQuery.Parse(text);
        Refuse(call, problems);
        return query;
    }

    private static void Refuse(Call call, IReadOnlyList<SegmentProblem> problems)
    {
        if (problems.Count > 0)
            throw new RefusedException(string.Join(' ', SegmentProblem.Messages(problems, call.The<Say>())));
    }
}
