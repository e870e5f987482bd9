using System.Globalization;

namespace Tilth.Fault.Tests.House;

/// <summary>How much to try, from the environment; and the seed, printed so that a run can be had again.</summary>
internal static class Setting
{
    public static int Kills => Number("TILTH_KILLS", 12);

    public static int Cuts => Number("TILTH_CUTS", 12);

    public static int Points => Number("TILTH_POINTS", 8);

    public static int Upgrades => Number("TILTH_UPGRADES", 6);

    /// <summary>At how many points a backup is killed, and a restore.</summary>
    public static int Backups => Number("TILTH_BACKUPS", 3);

    /// <summary>How many rows a table has that is brought in with little memory.</summary>
    public static int Rows => Number("TILTH_ROWS", 30_000);

    public static int Seed { get; } = Number("TILTH_SEED", Environment.TickCount & 0xffffff);

    /// <summary>A line that is seen whether the test passes or not: what it tried, and with which seed.</summary>
    public static void Tell(string line) => Console.WriteLine($"    {line} (TILTH_SEED={Seed})");

    /// <summary>So many numbers from 1 to the last one, evenly.</summary>
    public static List<int> Spread(int count, int last) =>
        [.. Enumerable.Range(0, count).Select(at => 1 + (last - 1) * at / (count - 1))];

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
