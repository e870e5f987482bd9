namespace Tilth.Capture;

/// <summary>What a chip below the line stands for.</summary>
public enum PartKind
{
    Talk,
    Person,
    NewPerson,
    Pronoun,
    Organisation,
    Title,
    Event,
    Place,
    Day,
    Due,
    Promise,
    Remind,
    ThankYou,
    WantToMeet,
    ReadIn,
    Knows,
    LooksFor,
    CanHelp,
    Label,
}

/// <summary>A stretch of the line that was understood, drawn as a chip while one types.</summary>
public readonly record struct Part(PartKind Kind, TextSpan Span);
