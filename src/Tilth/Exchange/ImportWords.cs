using Tilth.Accounts;
using Tilth.People;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>How the shell tells what became of an import, or would become of it.</summary>
internal static class ImportWords
{
    private const int MostLines = 50;

    /// <param name="operation">By what it is undone; null where nothing was changed.</param>
    public static async Task Tell(Call call, ImportLook.Answer answer, Guid? operation)
    {
        var say = call.The<Say>();
        var pairs = Pairs(answer, say).ToList();
        await call.Answer(
            new
            {
                @new = answer.New,
                known = answer.Known,
                probable = answer.Doubtful,
                erased = answer.Erased,
                pairs = pairs.Select(pair => new
                {
                    pair.Name,
                    pair.Other,
                    pair.Reason,
                }),
                unreadable = answer.Unreadable.Select(Place),
                unreadableCount = answer.UnreadableCount,
                damaged = answer.Damaged.Select(Place),
                damagedCount = answer.DamagedCount,
                guesses = answer.Guesses,
                operation,
            },
            [
                $"{answer.New} new, {answer.Known} known, {answer.Doubtful} perhaps here already, {answer.UnreadableCount} could not be read",
                .. answer.Erased > 0
                    ? [$"{answer.Erased} left out, since they were erased in this book"]
                    : Array.Empty<string>(),
                .. pairs.Take(MostLines).Select(pair => $"{pair.Name}: {pair.Reason}, {pair.Other}"),
                .. More(answer.Doubtful - Math.Min(pairs.Count, MostLines), "perhaps here already"),
                .. answer.Guesses.Select(guess =>
                    $"{guess.File}, column {guess.Column}: nothing tells whether the day or the month stands first; {guess.Example} was taken for {guess.ReadAs}, which is a guess."
                ),
                .. Lines(answer.Unreadable, answer.UnreadableCount, "could not be read"),
                .. Lines(answer.Damaged, answer.DamagedCount, "came in as far as they are sound"),
            ]
        );
        if (answer is { Total: 0, UnreadableCount: > 0 })
            throw new RefusedException("Nobody could be read from these files; nothing was changed.");
    }

    private static IEnumerable<(string Name, string Other, string Reason)> Pairs(ImportLook.Answer answer, Say say) =>
        answer
            .Pairs.Select(pair => (pair.Name, pair.PersonName, ReasonWords.Of(pair.Reason, say)))
            .Concat(answer.PairsWithin.Select(pair => (pair.Name, pair.Other, ReasonWords.Of(pair.Reason, say))));

    private static object Place(ImportLook.Unreadable row) =>
        new
        {
            row.File,
            row.Line,
            row.Cause,
        };

    /// <summary>The first of each file, so that one bad file does not hide the others.</summary>
    private static IEnumerable<string> Lines(IList<ImportLook.Unreadable> rows, int count, string what)
    {
        var shown = rows.GroupBy(row => row.File).SelectMany(file => file.Take(MostLines)).ToList();
        return shown.Select(row => $"{row.File}, line {row.Line}: {row.Cause}").Concat(More(count - shown.Count, what));
    }

    private static IEnumerable<string> More(int count, string what) => count > 0 ? [$"and {count} more {what}"] : [];
}
