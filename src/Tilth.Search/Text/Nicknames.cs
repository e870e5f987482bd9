using System.Collections.Frozen;

namespace Tilth.Search;

/// <summary>Which given names stand for each other: Bob for Robert. From the table <c>nicknames.txt</c>, read once.</summary>
internal static class Nicknames
{
    private static readonly FrozenDictionary<string, string[]> Table = Read();

    /// <summary>The other names of a folded name, without itself; empty for most words.</summary>
    public static IReadOnlyList<string> Of(string name) => Table.GetValueOrDefault(name, []);

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream =
            typeof(Nicknames).Assembly.GetManifestResourceStream("Tilth.Search.nicknames.txt")
            ?? throw new InvalidOperationException("The table of nicknames is missing from the assembly.");
        using var reader = new StreamReader(stream);
        Dictionary<string, SortedSet<string>> others = [];
        while (reader.ReadLine() is { } line)
        {
            var row = line.StartsWith('#') ? [] : line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var name in row)
            {
                if (!others.TryGetValue(name, out var set))
                {
                    others[name] = set = new SortedSet<string>(StringComparer.Ordinal);
                }
                set.UnionWith(row.Except([name]));
            }
        }
        return others.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }
}
