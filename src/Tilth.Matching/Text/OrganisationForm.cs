using System.Collections.Frozen;

namespace Tilth.Matching;

/// <summary>The name of an organisation without its legal form: <c>Furrow &amp; Sons Ltd.</c> is <c>furrow sons</c>.</summary>
internal static class OrganisationForm
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Legal =
        "ltd limited inc incorporated llc llp lp plc corp corporation co company gmbh mbh ag kg ohg gbr ug ev sa sas sarl srl spa snc bv nv ab as asa aps oy oyj kft zrt doo sro zoo pty pte kk and the und et y"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends the words that count; all of them where none would be left.</summary>
    public static void Append(ReadOnlySpan<char> folded, Letters into)
    {
        foreach (var word in folded.Split(' '))
        {
            if (!Legal.Contains(folded[word]))
            {
                into.Space();
                into.Append(folded[word]);
            }
        }
        if (into.Length == 0)
        {
            into.Append(folded);
        }
    }
}
