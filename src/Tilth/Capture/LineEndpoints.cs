using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tilth.Conversations;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>The one field that is on every page: Enter saves, and while one types the chips tell what it will become.</summary>
internal static class LineEndpoints
{
    public static void MapLine(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/note", Write).WithForm();
        endpoints.MapPost("/note/look", Look).WithForm();
        endpoints.MapPost("/note/said", Said).WithForm();
        endpoints
            .MapPost(
                "/questions/{line:guid}/{question:int}",
                (
                    Guid line,
                    int question,
                    [FromForm] AnswerQuestion.Form form,
                    Me me,
                    AnswerQuestion answer,
                    BackTo back
                ) => Answered(answer.Do(me, line, question, form), back)
            )
            .WithForm();
    }

    private static async Task<IResult> Answered(Task<Written<AnswerQuestion.Outcome>> answering, BackTo back)
    {
        var answered = await answering;
        return await back.After(
            Task.FromResult(new Written<bool>(answered.Outcome != AnswerQuestion.Outcome.NotFound, answered.Operation)),
            answered.Outcome switch
            {
                AnswerQuestion.Outcome.AnsweredBefore => "That was answered already.",
                AnswerQuestion.Outcome.SeveralOfThatName => "Several people may be meant. Who is it?",
                AnswerQuestion.Outcome.NothingSaid => "The question waits: choose one, or write who or when it was.",
                _ => "Thank you.",
            }
        );
    }

    private static async Task<IResult> Write(
        [FromForm] string? line,
        [FromForm] Guid? id,
        [FromForm] string? book,
        Me me,
        WriteLine write,
        HttpContext context
    )
    {
        var services = context.RequestServices;
        var (back, flash, say) = (
            services.GetRequiredService<BackTo>(),
            services.GetRequiredService<Flash>(),
            services.GetRequiredService<Say>()
        );
        if (string.IsNullOrWhiteSpace(line))
            return Results.Redirect(back.Page());
        if (await Into(book, me, services.GetRequiredService<Seats>(), context.RequestAborted) is not { } there)
            return Results.NotFound();
        var written = await write.Do(
            there,
            new WriteLine.Form { Id = id ?? Guid.Empty, Line = line.Trim() },
            context.RequestAborted
        );
        var words = Words(written.Outcome, say);
        flash.Set(there == me ? words : $"{words} {say["In {0}.", there.Seat!.Name]}", written.Operation, there.Root);
        return Results.Redirect(back.Page());
    }

    private static string Words(WriteLine.Outcome outcome, Say say)
    {
        var parts = new List<string>
        {
            outcome.People.Count == 0
                ? say["Written down."]
                : say["Written down: {0}.", string.Join(", ", outcome.People)],
        };
        if (outcome.Promises > 0)
            parts.Add(say.Sentence(say.Many(outcome.Promises, "{0} promise.", "{0} promises.")));
        if (outcome.Questions > 0)
            parts.Add(
                say.Sentence(
                    say.Many(outcome.Questions, "{0} question waits on Today.", "{0} questions wait on Today.")
                )
            );
        return string.Join(' ', parts);
    }

    /// <summary>A line goes into the book in which one is, unless another of one's books was chosen; null where that is none.</summary>
    private static async Task<Me?> Into(string? book, Me me, Seats seats, CancellationToken cancel) =>
        string.IsNullOrEmpty(book) ? me : await seats.Enter(me, book, cancel);

    private static async Task<RazorComponentResult<LineChips>> Look(
        [FromForm] string? line,
        [FromForm] string? book,
        Me me,
        WriteLine write,
        Seats seats,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var text = (line ?? "").Length > 2000 ? line![..2000] : line ?? "";
        return new RazorComponentResult<LineChips>(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Reading"] = await write.Look(await Into(book, me, seats, cancel) ?? me, text, cancel),
                ["Today"] = me.Today(clock),
            }
        );
    }

    /// <summary>"Done? What was said?": the answer to an item of the morning.</summary>
    private static Task<IResult> Said([FromForm] SaidForm? said, Me me, RecordConversation record, BackTo back)
    {
        return back.After(Record(), "Written down.");

        async Task<Written<bool>> Record()
        {
            var recorded = await record.Do(me, said?.ToForm() ?? new RecordConversation.Form());
            return new Written<bool>(
                recorded.Outcome is RecordConversation.Outcome.Recorded or RecordConversation.Outcome.RecordedBefore,
                recorded.Operation
            );
        }
    }
}
