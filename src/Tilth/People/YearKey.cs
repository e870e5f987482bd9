using Tilth.Cards;

namespace Tilth.People;

/// <summary>Month and day as a number (412 for 12 April), so that what returns every year is found without a scan.</summary>
internal static class YearKey
{
    public static int? Of(PartialDate? date) => date is { Month: { } month, Day: { } day } ? month * 100 + day : null;

    /// <summary>The keys of the day and of those that follow, each with its day; 29 February is kept on the 28th in common years.</summary>
    public static Dictionary<int, DateOnly> From(DateOnly day, int ahead) =>
        Enumerable.Range(0, ahead + 1).Select(day.AddDays).SelectMany(Of).ToDictionary();

    private static IEnumerable<KeyValuePair<int, DateOnly>> Of(DateOnly day)
    {
        yield return new(day.Month * 100 + day.Day, day);
        if (day is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(day.Year))
            yield return new(229, day);
    }
}
