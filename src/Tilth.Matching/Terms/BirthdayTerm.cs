namespace Tilth.Matching;

/// <summary>A partial day in 23 bits: year, month, day, each 0 where it is not known.</summary>
internal static class BirthdayTerm
{
    /// <summary>The number of a day; 0 where nothing of it is known or within its range.</summary>
    public static int Of(PartialDay day) =>
        Within(day.Year, 9999) << 9 | Within(day.Month, 12) << 5 | Within(day.Day, 31);

    public static int Year(int term) => term >> 9;

    public static int Month(int term) => term >> 5 & 15;

    public static int Day(int term) => term & 31;

    public static bool IsWhole(int term) => Year(term) > 0 && Month(term) > 0 && Day(term) > 0;

    /// <summary>The parts of one day that are known of another too.</summary>
    public static int Common(int one, int other) =>
        one & ((Year(other) > 0 ? ~0 << 9 : 0) | (Month(other) > 0 ? 15 << 5 : 0) | (Day(other) > 0 ? 31 : 0));

    public static string Text(int term) =>
        string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{(Year(term) > 0 ? $"{Year(term):D4}" : "-")}-{(Month(term) > 0 ? $"{Month(term):D2}" : "")}{(Day(term) > 0 ? $"-{Day(term):D2}" : "")}"
            )
            .TrimEnd('-');

    private static int Within(int? part, int most) => part is >= 1 && part <= most ? part.Value : 0;
}
