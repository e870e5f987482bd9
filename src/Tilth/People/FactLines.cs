using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Several values of a fact as lines of a text box, a label before the value: <c>work: ana@example.org</c>.</summary>
public static class FactLines
{
    private const string AfterLabel = ": ";

    public static string? Write(IEnumerable<Fact> facts) => Blank.ToNull(string.Join('\n', facts.Select(Line)));

    /// <summary>The facts of the lines. A value that was there before keeps its group, its parameters and its place.</summary>
    public static IReadOnlyList<Fact> Read(string? lines, IReadOnlyList<Fact> before) =>
        [
            .. (lines ?? "")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => ReadOne(line, before)),
        ];

    private static Fact ReadOne(string line, IReadOnlyList<Fact> before)
    {
        if (before.FirstOrDefault(fact => Line(fact) == line) is { } same)
            return same;
        var at = line.IndexOf(AfterLabel, StringComparison.Ordinal);
        string[] labels =
            at < 0 ? [] : line[..at].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var value = at < 0 ? line : line[(at + AfterLabel.Length)..].Trim();
        var known = before.FirstOrDefault(fact => fact.Value == value) ?? new Fact { Value = value };
        return known with { Labels = labels };
    }

    private static string Line(Fact fact) =>
        fact.Labels.Count == 0 ? fact.Value : $"{string.Join(", ", fact.Labels)}{AfterLabel}{fact.Value}";
}
