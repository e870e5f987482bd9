namespace Tilth.Matching;

/// <summary>How the values of a field compare: the levels of the comparison, of several values the best.</summary>
public enum Agreement
{
    /// <summary>One of the two has no value. Speaks neither for nor against.</summary>
    Unknown,

    /// <summary>No value of the one is near one of the other.</summary>
    Different,

    /// <summary>The one is an initial of the other: <c>J.</c> and <c>Jane</c>.</summary>
    Initial,

    /// <summary>They share a word, or sound alike: <c>Berg-Mills</c> and <c>Mills</c>.</summary>
    Overlapping,

    /// <summary>A slip apart: one letter or digit, two that changed places, or very near by Jaro and Winkler.</summary>
    Close,

    /// <summary>
    /// Another form of the same: a short form of a name (Bob, Robert), the same unusual local part of an e-mail at another
    /// provider.
    /// </summary>
    Variant,

    /// <summary>Given and family name in each other's place.</summary>
    Swapped,

    /// <summary>Known in part, and the known parts agree: a birthday without its year.</summary>
    Compatible,

    /// <summary>The same value, of a kind that people share: <c>info@</c>, a switchboard.</summary>
    Shared,

    /// <summary>The same value.</summary>
    Equal,
}
