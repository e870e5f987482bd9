using System.Text.Json.Serialization;

namespace Tilth.Capture;

/// <summary>One question that a line left open: its words, the choices, and the records that wait for the answer.</summary>
public sealed record Question
{
    public required string Text { get; init; }
    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>The talks that lack a participant or a day, and the promises that lack a person or a day, until this is answered.</summary>
    public IReadOnlyList<Guid> Talks { get; init; } = [];
    public IReadOnlyList<Guid> Promises { get; init; } = [];

    /// <summary>Whom the line put into the book under a name that may be too long or too short.</summary>
    public Guid? Renames { get; init; }

    /// <summary>The answer is somebody whom one would like to meet, and where one read of them.</summary>
    public bool IsWanted { get; init; }
    public string? ReadIn { get; init; }

    /// <summary>The labels that the line gives to whoever it is.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public string? Answer { get; init; }

    /// <summary>A day of one's own may be the answer.</summary>
    [JsonIgnore]
    public bool TakesDay => Choices.Any(choice => choice.Day is not null);

    /// <summary>The name of somebody who is not among the choices may be the answer.</summary>
    [JsonIgnore]
    public bool TakesName =>
        Renames is null
        && Choices.Any(choice => choice.PersonId is not null || choice.NewName is not null)
        && !Choices.Any(choice => choice.IsTheirs || choice.Place is not null);
}

/// <summary>One possible answer: a known person, somebody new of that name, a day, or that it is none of these.</summary>
public sealed record Choice(string Label, Guid? PersonId = null, string? NewName = null, DateOnly? Day = null)
{
    /// <summary>What tells this person from another of the same name.</summary>
    public string? Hint { get; init; }

    /// <summary>Where somebody new works, and as what.</summary>
    public string? Organisation { get; init; }
    public string? Title { get; init; }

    /// <summary>No person: a place, or a firm.</summary>
    public string? Place { get; init; }

    /// <summary>The promise is that person's, not mine.</summary>
    public bool IsTheirs { get; init; }

    /// <summary>Everybody among the choices.</summary>
    public bool IsAll { get; init; }
}
