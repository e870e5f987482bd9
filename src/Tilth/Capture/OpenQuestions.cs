using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>The questions that wait, the oldest first.</summary>
public sealed class OpenQuestions(TilthStore store, Seats seats)
{
    /// <param name="Root">What stands before the paths of the book in which the line was written.</param>
    public sealed record Row(Guid Line, int Number, string LineText, Question Question, string Root);

    /// <summary>Of all books that one looks through from this one.</summary>
    public async Task<IReadOnlyList<Row>> Of(Me me, int most, CancellationToken cancel = default)
    {
        var rows = new List<Row>();
        foreach (var here in await seats.Everywhere(me, cancel))
            rows.AddRange(await In(here, most, cancel));
        return [.. rows.OrderBy(row => row.Line).Take(most)];
    }

    private async Task<IReadOnlyList<Row>> In(Me me, int most, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var lines = await db.Mine<WrittenLine>()
            .Where(line => line.IsOpen)
            .OrderBy(line => line.Id)
            .Take(most)
            .ToListAsync(cancel);
        return
        [
            .. lines
                .SelectMany(line =>
                    line.Questions.Select((question, at) => new Row(line.Id, at, line.Text, question, me.Root))
                )
                .Where(row => row.Question.Answer is null)
                .Take(most),
        ];
    }
}
