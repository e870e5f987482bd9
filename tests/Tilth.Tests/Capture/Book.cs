using Tilth.Capture;

namespace Tilth.Tests.Capture;

/// <summary>The small book of invented people that the examples speak of, and the day on which they speak.</summary>
internal static class Book
{
    /// <summary>Tuesday, nine in the morning.</summary>
    public static readonly DateTime Tuesday = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Unspecified);

    public static readonly ListNameBook Names = new(
        [
            Person(1, "Rowan Alder"),
            Person(2, "Juniper Vale", "Jun"),
            Person(3, "Sorrel Birch"),
            Person(4, "Linden Frost"),
            Person(5, "Bryony Marsh"),
            Person(6, "Clover Reed"),
            Person(7, "Ash Heron"),
            Person(8, "Ash Thorne"),
            Person(9, "Ivy Larkin"),
            Person(10, "Will Fern"),
            Person(11, "Mary-Wren Holt"),
            Person(12, "Mélisse Brûlé"),
            Person(13, "Fennel O'Moss"),
            Person(14, "柳青"),
            Person(15, "Берёза Снегова"),
            new(Id(16), "Dr. Marigold van der Dune", "Marigold", "van der Dune", ["Goldie"]),
        ],
        [
            new(Id(101), KnownKind.Event, "First Tuesday"),
            new(Id(102), KnownKind.Group, "Gardeners' Guild"),
            new(Id(103), KnownKind.Organisation, "Squall Pictures"),
            new(Id(104), KnownKind.Organisation, "Northlight Press"),
        ]
    );

    private static readonly LineGrammar Grammar = new(CaptureWords.English);

    public static Reading Read(string line, DateTime? now = null, bool? dayFirst = null) =>
        Grammar.Read(
            line,
            new CaptureContext
            {
                Now = now ?? Tuesday,
                Names = Names,
                DayFirst = dayFirst,
            }
        );

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static NamedPerson Person(int number, string name, params string[] nicknames)
    {
        var gap = name.IndexOf(' ', StringComparison.Ordinal);
        return gap < 0
            ? new(Id(number), name, null, null, nicknames)
            : new(Id(number), name, name[..gap], name[(gap + 1)..], nicknames);
    }
}
