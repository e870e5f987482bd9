using Tilth.Store;

namespace Tilth.Capture;

/// <summary>A line as it was written, word for word, with the questions that it left open.</summary>
public sealed class WrittenLine : IMemberRow
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
}

/// <summary>One question that a line left open: its words, the choices, and the records that wait for the answer.</summary>
public sealed record Question
{
    public required string Text { get; init; }
    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>The talks that lack a participant, and the promises that lack a person or a day, until this is answered.</summary>
    public IReadOnlyList<Guid> Talks { get; init; } = [];
    public IReadOnlyList<Guid> Promises { get; init; } = [];
    public string? Answer { get; init; }
}

/// <summary>One possible answer: a known person, somebody new of that name, a day, or none of these.</summary>
public sealed record Choice(string Label, Guid? PersonId = null, string? NewName = null, DateOnly? Day = null);
