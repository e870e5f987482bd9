using System.Collections.Frozen;

namespace Tilth.Matching;

/// <summary>Which given names may stand for each other: Bob for Robert. From the table <c>nicknames.txt</c>, read once.</summary>
internal static class Nicknames
{
    private static readonly FrozenDictionary<string, int[]> Table = Read();
    private static readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Table.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The families that a folded name belongs to, ascending; empty for most names.</summary>
    public static int[] Families(ReadOnlySpan<char> name) => Lookup.TryGetValue(name, out var families) ? families : [];

    /// <summary>Whether two ascending lists of families have one in common.</summary>
    public static bool Meet(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        foreach (var family in one)
        {
            if (other.Contains(family))
            {
                return true;
            }
        }
        return false;
    }

    private static FrozenDictionary<string, int[]> Read()
    {
        using var stream =
            typeof(Nicknames).Assembly.GetManifestResourceStream("Tilth.Matching.nicknames.txt")
            ?? throw new InvalidOperationException("The table of nicknames is missing from the assembly.");
        using var reader = new StreamReader(stream);
        Dictionary<string, SortedSet<int>> families = [];
        for (var family = 0; reader.ReadLine() is { } line; family++)
        {
            foreach (var name in line.StartsWith('#') ? [] : line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!families.TryGetValue(name, out var own))
                {
                    families[name] = own = [];
                }
                own.Add(family);
            }
        }
        return families.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }
}
