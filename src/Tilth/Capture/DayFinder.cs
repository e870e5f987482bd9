namespace Tilth.Capture;

/// <summary>
/// Finds the day that was said, looked at from the day of the line. Bare weekdays look where the verb looks; what has
/// two readings keeps both.
/// </summary>
internal sealed class DayFinder(DateOnly today, DayOfWeek weekStart, bool? dayFirst)
{
    /// <summary>The days said, or null where there is no such day (31 June).</summary>
    public FoundDays? Find(SaidDay said, Tense tense) =>
        said switch
        {
            DaysAway away => One(Away(today, away)),
            SaidWeekday weekday => Weekday(weekday, tense),
            SaidDate date => Date(date, tense) is { } found ? One(found) : null,
            SaidPair pair => Pair(pair, tense),
            SaidMonth month => Month(month, tense),
            SaidStretch stretch => Stretch(stretch, tense),
            SaidYear { Year: var year } => new(new(year, 1, 1), new(year, 12, 31), [], new(year, 12, 31)),
            _ => null,
        };

    /// <summary>
    /// The day to take where there is none such: the last of the month for a later one of it (28 February for the 31st), today
    /// for other dates (2026-13-40). Null for what was no date.
    /// </summary>
    public FoundDays? Nearby(SaidDay said, Tense tense) =>
        said switch
        {
            SaidDate { Month: { } month and <= 12, Day: > 28 } date => One(
                Date(date with { Day = DateTime.DaysInMonth(YearOf(date), month) }, tense)
            ),
            SaidDate or SaidPair => One(today),
            _ => null,
        };

    private int YearOf(SaidDate date) => date.Year is >= 1 and <= 9999 and { } year ? year : today.Year;

    private DateOnly WeekBegin(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek - (int)weekStart + 7) % 7));

    private static FoundDays One(DateOnly day) => new(day);

    private static FoundDays? One(DateOnly? day) => day is { } found ? One(found) : null;

    // Whatever number is said, the calendar ends in the year 9999.
    private static DateOnly? Away(DateOnly from, DaysAway away)
    {
        if (Math.Abs(away.Count) > 1000)
            return null;
        return away.Unit switch
        {
            TimeUnit.Day => from.AddDays(away.Count),
            TimeUnit.Week or TimeUnit.Weekend => from.AddDays(7 * away.Count),
            TimeUnit.Fortnight => from.AddDays(14 * away.Count),
            TimeUnit.Month => from.AddMonths(away.Count),
            TimeUnit.Year => from.AddYears(away.Count),
        };
    }

    private FoundDays Weekday(SaidWeekday said, Tense tense)
    {
        var coming = today.AddDays(((int)said.Day - (int)today.DayOfWeek + 7) % 7);
        var past = coming == today ? today : coming.AddDays(-7);
        var ofThisWeek = WeekBegin(today).AddDays(((int)said.Day - (int)weekStart + 7) % 7);
        var ofNextWeek = ofThisWeek.AddDays(7);
        return said.Nearness switch
        {
            Nearness.Last => One(coming.AddDays(-7)),
            // On Monday "next friday" may be the one in four days; on Friday "next tue" can only be one.
            Nearness.Next when coming > today && coming < ofNextWeek => new(ofNextWeek, coming),
            Nearness.Next => One(ofNextWeek),
            Nearness.This when tense == Tense.Past => One(ofThisWeek <= today ? ofThisWeek : past),
            Nearness.This => One(coming),
            _ when coming == today => new(today, today.AddDays(tense == Tense.Past ? -7 : 7)),
            _ => One(tense == Tense.Past ? past : coming),
        };
    }

    private DateOnly? Date(SaidDate said, Tense tense)
    {
        if (said is { Year: { } year, Month: { } month })
            return Real(year, month, said.Day);
        var found = new List<DateOnly>();
        // 29 February may be four years away (eight around 1900 and 2100); a day of the month at most two months.
        for (var step = -8; step <= 8; step++)
        {
            var (y, m) = said.Month is { } known
                ? (today.Year + step, known)
                : (today.AddMonths(step).Year, today.AddMonths(step).Month);
            if (Real(y, m, said.Day) is { } day)
                found.Add(day);
        }
        return Nearest(found, tense, said.Month is null);
    }

    // The latest in the past, the next ahead; where the verb does not say, a day of the month is ahead and a date is the nearest.
    private DateOnly? Nearest(List<DateOnly> days, Tense tense, bool isMonthless)
    {
        if (days.Count == 0)
            return null;
        if (tense == Tense.Past)
            return days.FindLast(day => day <= today);
        if (tense == Tense.Ahead || isMonthless)
            return days.Find(day => day >= today);
        return days.MinBy(day => Math.Abs(day.DayNumber - today.DayNumber) - (day >= today ? 0.5 : 0));
    }

    private FoundDays? Pair(SaidPair said, Tense tense)
    {
        var byDay = Date(new(said.First, said.Second, said.Year), tense);
        var byMonth = Date(new(said.Second, said.First, said.Year), tense);
        if (dayFirst is { } first && (first ? byDay : byMonth) is { } sure)
            return One(sure);
        if (byDay is { } one && byMonth is { } other && one != other)
            return dayFirst is null ? new(one, other) : One(one);
        return One(byDay ?? byMonth);
    }

    private FoundDays? Month(SaidMonth said, Tense tense)
    {
        var year = said.Year ?? NearestYear(said.Month, tense);
        if (Real(year, said.Month, 1) is not { } first)
            return null;
        var last = first.AddDays(DateTime.DaysInMonth(year, said.Month) - 1);
        return said.End ? One(last) : new FoundDays(first, last, [], last);
    }

    private int NearestYear(int month, Tense tense) =>
        tense == Tense.Past ? today.Year - (month > today.Month ? 1 : 0) : today.Year + (month < today.Month ? 1 : 0);

    private FoundDays Stretch(SaidStretch said, Tense tense)
    {
        var step = said.Nearness switch
        {
            Nearness.Next => 1,
            Nearness.Last => -1,
            _ => 0,
        };
        var (first, last) = said.Unit switch
        {
            TimeUnit.Month => MonthOf(today.AddDays(1 - today.Day).AddMonths(step)),
            TimeUnit.Year => (new DateOnly(today.Year + step, 1, 1), new DateOnly(today.Year + step, 12, 31)),
            TimeUnit.Weekend => Weekend(said.Nearness, tense),
            TimeUnit.Day => (today.AddDays(step), today.AddDays(step)),
            TimeUnit.Fortnight => (today, today.AddDays(14 * step)),
            _ => Week(WeekBegin(today).AddDays(7 * step)),
        };
        var end = EndOf(said.Unit, first, last);
        return said.End ? One(end) : new FoundDays(first, last, [], end);
    }

    private static (DateOnly, DateOnly) MonthOf(DateOnly first) => (first, first.AddMonths(1).AddDays(-1));

    private static (DateOnly, DateOnly) Week(DateOnly first) => (first, first.AddDays(6));

    // The weekend is the coming one, on its own days the one that is; in the past the one before.
    private (DateOnly, DateOnly) Weekend(Nearness nearness, Tense tense)
    {
        var saturday = today.AddDays(6 - (int)today.DayOfWeek);
        if (today.DayOfWeek == DayOfWeek.Sunday)
            saturday = today.AddDays(-1);
        var isOn = saturday <= today;
        saturday = nearness switch
        {
            Nearness.Last => saturday.AddDays(-7),
            Nearness.Next => saturday.AddDays(7),
            _ when tense == Tense.Past && !isOn => saturday.AddDays(-7),
            _ => saturday,
        };
        return (saturday, saturday.AddDays(1));
    }

    // A week of work ends on Friday; on the weekend that is over, and the end is the week's last day.
    private DateOnly EndOf(TimeUnit unit, DateOnly first, DateOnly last)
    {
        if (unit is not TimeUnit.Week)
            return last;
        var friday = first.AddDays(((int)DayOfWeek.Friday - (int)first.DayOfWeek + 7) % 7);
        return friday >= today ? friday : last;
    }

    private static DateOnly? Real(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
