using System.Globalization;

namespace Tilth.Store.Backup;

/// <summary>Which backups are kept: the newest of each of the last seven days, four weeks and six months of which there is one.</summary>
public static class Keeping
{
    private const int Days = 7,
        Weeks = 4,
        Months = 6;

    /// <summary>From which day on no nightly backup is kept that was made before that one: the newest of its month stays the longest.</summary>
    public static DateOnly GoneBy(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(Months);

    /// <param name="made">When the backups were made, by the clock on the wall, in any order.</param>
    public static IReadOnlySet<DateTime> Of(IReadOnlyCollection<DateTime> made) =>
        made.Count == 0
            ? new HashSet<DateTime>()
            : new[]
            {
                Newest(made, at => at.Date, Days),
                Newest(made, at => (ISOWeek.GetYear(at), ISOWeek.GetWeekOfYear(at)), Weeks),
                Newest(made, at => (at.Year, at.Month), Months),
            }
                .SelectMany(kept => kept)
                .ToHashSet();

    private static IEnumerable<DateTime> Newest<T>(IEnumerable<DateTime> made, Func<DateTime, T> of, int count) =>
        made.GroupBy(of).Select(group => group.Max()).OrderDescending().Take(count);
}
