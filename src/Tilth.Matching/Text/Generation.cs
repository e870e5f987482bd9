namespace Tilth.Matching;

/// <summary>Generational suffixes in one form each; others say nothing about who somebody is.</summary>
internal static class Generation
{
    /// <summary>The form of a folded suffix, or empty.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> folded) =>
        folded switch
        {
            "jr" or "jnr" or "junior" or "jun" or "fils" or "filho" or "2nd" or "ii" => "jr",
            "sr" or "snr" or "senior" or "sen" or "pere" => "sr",
            "iii" or "3rd" or "3" => "iii",
            "iv" or "4th" or "4" => "iv",
            "v" or "5th" or "5" => "v",
            _ => "",
        };
}
