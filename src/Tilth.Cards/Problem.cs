namespace Tilth.Cards;

/// <summary>How much a <see cref="Problem"/> matters.</summary>
public enum Severity
{
    /// <summary>Read in full, by a guess that is worth knowing.</summary>
    Note,

    /// <summary>A part was left out or read otherwise than it stands; the entry is sound.</summary>
    Warning,

    /// <summary>The entry, or what follows in it, could not be read.</summary>
    Error,
}

/// <summary>Something wrong in a file that was read nevertheless.</summary>
/// <param name="Line">The line of the file, counted from 1.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Cause">What is wrong, in plain English; for a person, not for a program.</param>
public sealed record Problem(long Line, Severity Severity, string Cause);
