namespace Tilth.People.Listing;

/// <summary>A sheet of labels as shops sell them, or an envelope; its measures stand in the stylesheet under the same name.</summary>
/// <param name="Key">Its name in the address and in the stylesheet.</param>
public sealed record Sheet(string Key, string Words, int Labels)
{
    public static readonly IReadOnlyList<Sheet> All =
    [
        new("a4-24", "A4, 3 by 8 labels of 70 by 37 mm", 24),
        new("a4-14", "A4, 2 by 7 labels of 99.1 by 38.1 mm", 14),
        new("letter-30", "US Letter, 3 by 10 labels of 2 5/8 by 1 inch (5160)", 30),
        new("dl", "Envelopes DL, 220 by 110 mm", 1),
        new("c6", "Envelopes C6, 162 by 114 mm", 1),
        new("no10", "Envelopes No. 10, 9 1/2 by 4 1/8 inches", 1),
    ];

    /// <summary>The first, where there is none of that name.</summary>
    public static Sheet Of(string? key) => All.FirstOrDefault(sheet => sheet.Key == key) ?? All[0];

    /// <summary>The places of each sheet in turn, those that are used already left empty on the first.</summary>
    /// <param name="start">The first place that is free, counted from 1.</param>
    public IEnumerable<T?[]> Fill<T>(IEnumerable<T> labels, int start)
        where T : class => Enumerable.Repeat<T?>(null, Math.Clamp(start, 1, Labels) - 1).Concat(labels).Chunk(Labels);
}
