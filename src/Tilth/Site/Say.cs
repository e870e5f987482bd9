using System.Globalization;
using Tilth.Cards;

namespace Tilth.Site;

/// <summary>The words that people read: English is the key, catalogues of other languages come later.</summary>
public sealed class Say
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] Small =
    [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    public string this[string text] => text;

    public string this[string text, params object[] values] => string.Format(English, text, values);

    public string Many(long count, string one, string many) =>
        string.Format(English, count == 1 ? one : many, Number(count));

    /// <summary>A number in a sentence: in words up to twelve.</summary>
    public string Number(long number) =>
        number >= 0 && number < Small.Length ? Small[number] : number.ToString("N0", English);

    /// <summary>A day as one says it: without the year if it is this one.</summary>
    public string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "d MMMM" : "d MMMM yyyy", English);

    /// <summary>A date of which parts may be unknown.</summary>
    public string Partial(PartialDate date) =>
        date switch
        {
            { Whole: { } whole } => whole.ToString("d MMMM yyyy", English),
            { Month: { } month, Day: { } day } => new DateOnly(2000, month, day).ToString("d MMMM", English),
            { Year: { } year, Month: { } month } => new DateOnly(year, month, 1).ToString("MMMM yyyy", English),
            { Month: { } month } => new DateOnly(2000, month, 1).ToString("MMMM", English),
            _ => date.ToString(),
        };

    /// <summary>A moment in the reader's own zone.</summary>
    public string Moment(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM yyyy, HH:mm", English);

    public string Weekday(DateOnly day) => day.ToString("dddd", English);

    /// <summary>How long ago or ahead a day is, as one says it.</summary>
    public string Ago(DateOnly day, DateOnly today) =>
        (today.DayNumber - day.DayNumber) switch
        {
            0 => this["today"],
            1 => this["yesterday"],
            -1 => this["tomorrow"],
            < 0 and var ahead => Many(-ahead, "in {0} day", "in {0} days"),
            < 14 and var days => Many(days, "{0} day ago", "{0} days ago"),
            < 61 and var days => Many(days / 7, "{0} week ago", "{0} weeks ago"),
            < 730 and var days => Many(days / 30, "{0} month ago", "{0} months ago"),
            var days => Many(days / 365, "{0} year ago", "{0} years ago"),
        };

    /// <summary>How often, as one says it.</summary>
    public string Every(int days) =>
        days switch
        {
            1 => this["every day"],
            7 => this["every week"],
            < 21 => Many(days, "every {0} day", "every {0} days"),
            < 60 when days % 7 == 0 => Many(days / 7, "every {0} week", "every {0} weeks"),
            < 45 => this["every month"],
            < 345 => Many((days + 15) / 30, "every {0} month", "every {0} months"),
            < 400 => this["once a year"],
            _ => Many((days + 182) / 365, "every {0} year", "every {0} years"),
        };

    /// <summary>With a full stop behind it, unless it has one (Sp. z o.o.).</summary>
    public static string Stop(string text) => text.EndsWith('.') ? text : text + ".";

    /// <summary>A sentence starts with a capital letter, also where it starts with a number in words.</summary>
    public string Sentence(string text) => text.Length == 0 ? text : char.ToUpper(text[0], English) + text[1..];
}
