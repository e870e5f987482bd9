using Tilth.Store;

namespace Tilth.Capture;

/// <summary>A line as it was written, word for word, with the questions that it left open.</summary>
public sealed class WrittenLine : IMemberRow, IQuoted
{
    private WrittenLine() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>The writer's own day and time, against which its days are read.</summary>
    public DateTime WrittenAt { get; private set; }

    public IReadOnlyList<Question> Questions { get; private set; } = [];

    /// <summary>True while a question waits, so that Today finds it without reading all lines.</summary>
    public bool IsOpen { get; private set; }

    string? IQuoted.Words => Text;

    public static WrittenLine Keep(Me me, Guid id, string text, DateTime at) =>
        new()
        {
            SpaceId = me.SpaceId,
            Id = id,
            MemberId = me.MemberId,
            Text = text,
            WrittenAt = at,
        };

    public void Ask(IReadOnlyList<Question> questions) =>
        (Questions, IsOpen) = (questions, questions.Any(question => question.Answer is null));

    public void Answer(int question, string answer) =>
        Ask([.. Questions.Select((asked, at) => at == question ? asked with { Answer = answer } : asked)]);

    /// <summary>The question stays, with other choices.</summary>
    public void Offer(int question, IReadOnlyList<Choice> choices) =>
        Ask([.. Questions.Select((asked, at) => at == question ? asked with { Choices = choices } : asked)]);

    /// <summary>Whose these promises are is known, so that for whom they are is no question any more.</summary>
    public void Settle(IReadOnlyList<Guid> promises) =>
        Ask([
            .. Questions.Select(asked =>
                asked.Answer is null
                && asked.Talks.Count == 0
                && asked.Choices.All(choice => choice.Day is null)
                && asked.Promises.Intersect(promises).Any()
                    ? asked with
                    {
                        Answer = "settled",
                    }
                    : asked
            ),
        ]);
}
