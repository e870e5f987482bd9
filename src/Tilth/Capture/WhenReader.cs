using System.Globalization;

namespace Tilth.Capture;

/// <summary>Reads days and times as said: <c>by friday 10:30</c>, <c>in 3 weeks</c>, <c>end of month</c>, <c>at half past ten</c>.</summary>
internal sealed partial class WhenReader(Token[] tokens, Lexicon say)
{
    /// <summary>The day, time or both that begin at a token, with the word that binds them; null if none.</summary>
    public SaidWhen? Read(int at)
    {
        var bound = say.Bounds.Match(tokens, at, out var bind);
        if (Measure(at + bound, bound > 0, isDeadline: bound > 0 && bind != Bound.On) is { } found)
            return found with { Length = bound + found.Length, Bound = bound > 0 ? bind : Bound.None };
        // "due in 3 weeks", "on the 14th" and "this friday" keep their own first word.
        return bound > 0 ? Measure(at, isBound: false, isDeadline: false) : null;
    }

    private SaidWhen? Measure(int at, bool isBound, bool isDeadline)
    {
        var day = Day(at, isBound, out var length);
        if (day is null)
            return ReadTime(at, isDeadline);
        if (IsPossessive(at + length))
            return null;
        var end = at + length + say[WordList.PartsOfDay].Match(tokens, at + length, out _);
        var isEvening = IsEvening(at, end);
        if (Time(end, afterDay: true, isEvening, out var timeLength) is { } time)
            return new(end + timeLength - at, Bound.None, day, time, isEvening);
        return new(end - at, Bound.None, day, null, isEvening);
    }

    private SaidWhen? ReadTime(int at, bool isDeadline)
    {
        if (
            Time(at, isDeadline, isEvening: false, out var length) is not { } time
            || (isDeadline && CountsAnything(at))
        )
            return null;
        // "10:30 on friday", "at noon tomorrow"
        var bound = say.Bounds.Match(tokens, at + length, out _);
        if (
            Day(at + length + bound, bound > 0, out var dayLength) is { } day
            && !IsPossessive(at + length + bound + dayLength)
        )
        {
            var end = length + bound + dayLength;
            var isEvening = time.Hour is > 0 and < 12 && IsEvening(at, at + end);
            return new(end, Bound.None, day, isEvening ? time.AddHours(12) : time, isEvening);
        }
        return new(length, Bound.None, null, time);
    }

    private bool IsPossessive(int at) => at < tokens.Length && tokens[at].IsEnding;

    private bool IsEvening(int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (say[WordList.Evenings].Match(tokens, at, out _) > 0)
                return true;
        }
        return false;
    }

    private SaidDay? Day(int at, bool isBound, out int length)
    {
        if (Named(at, out length) is { } named)
            return named;
        if (WithWeekday(at, isBound, out length) is { } weekday)
            return weekday;
        if (Calendar(at, isBound, out length) is { } date)
            return date;
        return Away(at, out length) ?? StretchAt(at, out length);
    }

    private DaysAway? Named(int at, out int length)
    {
        length = say.Days.Match(tokens, at, out var away);
        return length > 0 ? new(away, TimeUnit.Day) : null;
    }

    // friday | next friday | friday 14 march
    private SaidDay? WithWeekday(int at, bool isBound, out int length)
    {
        var which = say.Which.Match(tokens, at, out var nearness);
        length = which + say.Weekdays.Match(tokens, at + which, out var day);
        if (length == which || IsWeak(at + which, isBound || which > 0) || IsOrdinalBefore(at))
        {
            length = 0;
            return null;
        }
        var comma = At(at + length).IsStop(',') ? 1 : 0;
        if (Calendar(at + length + comma, isBound: false, out var dateLength) is { } date)
        {
            length += comma + dateLength;
            return date;
        }
        return new SaidWeekday(day, nearness);
    }

    // "first tuesday" names an evening, not a day.
    private bool IsOrdinalBefore(int at) =>
        at > 0 && (say.Ordinals.Match(tokens, at - 1, out _) == 1 || Ordinal(tokens[at - 1], out _));

    // sat, sun, may, march are words of their own: they need a sign that a day is meant.
    private bool IsWeak(int at, bool isSigned) =>
        !isSigned
        && say[WordList.WeakDays].Match(tokens, at, out _) == 1
        && At(at + 1).Kind is not (TokenKind.Stop or TokenKind.Number);

    // in 3 weeks | within a fortnight | 3 days ago | two weeks from now
    private DaysAway? Away(int at, out int length)
    {
        var away = say[WordList.Away].Match(tokens, at, out _);
        length = 0;
        if (Count(at + away, out var countLength) is not { } count)
            return null;
        var end = at + away + countLength;
        var unitLength = say.Units.Match(tokens, end, out var unit);
        if (unitLength == 0)
            return null;
        end += unitLength;
        var ago = say[WordList.Ago].Match(tokens, end, out _);
        var fromNow = say[WordList.FromNow].Match(tokens, end, out _);
        if (away + ago + fromNow == 0)
            return null;
        length = end + ago + fromNow - at;
        return new(ago > 0 ? -count : count, unit);
    }

    private int? Count(int at, out int length)
    {
        length = say.Numbers.Match(tokens, at, out var number);
        if (length > 0)
            return number;
        length = 1;
        return Digits(At(at).Text, 3);
    }

    // next week | this month | the weekend | end of month | end of next week | eom
    private SaidDay? StretchAt(int at, out int length)
    {
        length = say.ShortEnds.Match(tokens, at, out var shortEnd);
        if (length > 0)
            return new SaidStretch(shortEnd, Nearness.This, End: true);
        var end = say[WordList.EndOf].Match(tokens, at, out _);
        var which = say.Which.Match(tokens, at + end, out var nearness);
        var unitLength = say.Units.Match(tokens, at + end + which, out var unit);
        length = end + which + unitLength;
        if (unitLength > 0 && (end > 0 || nearness != Nearness.Bare || (which > 0 && unit == TimeUnit.Weekend)))
            return new SaidStretch(unit, nearness, end > 0);
        var month = end > 0 ? say.Months.Match(tokens, at + end + which, out var number) : Zero(out number);
        length = end + which + month;
        return month > 0 ? new SaidMonth(number, null, End: true) : null;
    }

    private static int Zero(out int number) => number = 0;

    private Token At(int at) => at < tokens.Length ? tokens[at] : new(TokenKind.Stop, 0, 0, ".", false, false);

    private static int? Digits(string text, int most) =>
        text.Length > 0
        && text.Length <= most
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
