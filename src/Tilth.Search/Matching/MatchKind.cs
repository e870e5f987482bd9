namespace Tilth.Search;

/// <summary>How a word of the query meets a word of a document, best first.</summary>
internal enum MatchKind : byte
{
    Exact,
    Prefix,

    /// <summary>Inside a telephone number.</summary>
    Within,

    /// <summary>Another form of the given name.</summary>
    Nickname,

    /// <summary>The whole word but for one typing error.</summary>
    TypoExact,

    /// <summary>The beginning of the word but for one typing error.</summary>
    TypoPrefix,
}
