using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>The questions that wait, the oldest first.</summary>
public sealed class OpenQuestions(TilthStore store)
{
    public sealed record Row(Guid Line, int Number, string LineText, Question Question);

    public async Task<IReadOnlyList<Row>> Of(Me me, int most, CancellationToken cancel = default)
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
                .SelectMany(line => line.Questions.Select((question, at) => new Row(line.Id, at, line.Text, question)))
                .Where(row => row.Question.Answer is null)
                .Take(most),
        ];
    }
}
