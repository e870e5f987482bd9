namespace Tilth.Capture;

// Dates by the calendar: 14 march, march 14th, the 14th, 14.3., 3/4, 2026-12-01, in march.
internal sealed partial class WhenReader
{
    private SaidDay? Calendar(int at, bool isBound, out int length) =>
        Numeric(at, isBound, out length)
        ?? DayMonth(at, out length)
        ?? MonthDay(at, isBound, out length)
        ?? TheNth(at, isBound, out length)
        ?? (SaidDay?)Feast(at, out length)
        ?? InYear(at, out length);

    private SaidDay? Numeric(int at, bool isBound, out int length)
    {
        length = 1;
        var text = At(at).Text;
        if (At(at).Kind != TokenKind.Number)
            return null;
        if (Split(text, '-') is [{ Length: 4 } year, var isoMonth, var isoDay])
            return Digits(isoDay, 2) is { } d && Digits(isoMonth, 2) is { } m && Digits(year, 4) is { } y
                ? new SaidDate(d, m, y)
                : null;
        if (
            Split(text, '.') is [var day, var month, .. var rest]
            && rest.Length <= 1
            && (text.Count(c => c == '.') == 2 || isBound)
        )
            return Dated(day, month, rest is [{ Length: > 0 } dotted] ? dotted : null);
        if (Split(text, '/') is [var first, var second, .. var more] && more.Length <= 1)
            return
                Digits(first, 2) is { } one
                && Digits(second, 2) is { } two
                && (one <= 12 || two <= 12)
                && (more.Length == 0 || Year(more[0]) is not null)
                ? new SaidPair(one, two, more.Length == 0 ? null : Year(more[0]))
                : null;
        return null;
    }

    private static string[] Split(string text, char by) =>
        text.Contains(by, StringComparison.Ordinal) ? text.Split(by) : [];

    private static SaidDate? Dated(string day, string month, string? year)
    {
        if (Digits(day, 2) is not { } d || Digits(month, 2) is not ({ } m and <= 12))
            return null;
        if (year is not null && Year(year) is null)
            return null;
        return new(d, m, year is null ? null : Year(year));
    }

    private static int? Year(string text) =>
        text.Length switch
        {
            4 => Digits(text, 4),
            2 => 2000 + Digits(text, 2),
            _ => null,
        };

    // 14 march 2027 | 14th of march
    private SaidDate? DayMonth(int at, out int length)
    {
        length = 0;
        // There is no 32 March, but whoever writes it means a day.
        if ((DayNumber(At(at), out _) ?? Digits(At(at).Text, 2)) is not { } day)
            return null;
        var of = say[WordList.DayOf].Match(tokens, at + 1, out _);
        var month = say.Months.Match(tokens, at + 1 + of, out var number);
        if (month == 0)
            return null;
        length = 1 + of + month;
        return new(day, number, TakeYear(at, ref length));
    }

    // march 14 | march 14th, 2027 | in march 2027
    private SaidDay? MonthDay(int at, bool isBound, out int length)
    {
        var inWord = say[WordList.In].Match(tokens, at, out _);
        var which = inWord == 0 ? say.Which.Match(tokens, at, out _) : 0;
        length = inWord + which + say.Months.Match(tokens, at + inWord + which, out var month);
        if (length == inWord + which)
            return null;
        if (
            inWord + which == 0
            && DayNumber(At(at + length), out _) is { } day
            && !At(at + length + 1).Text.StartsWith(':')
        )
        {
            length++;
            return new SaidDate(day, month, TakeYear(at, ref length));
        }
        if (inWord + which == 0 && !isBound)
            return null;
        return new SaidMonth(month, TakeYear(at, ref length), End: false);
    }

    private int? TakeYear(int at, ref int length)
    {
        var comma = At(at + length).IsStop(',') ? 1 : 0;
        var text = At(at + length + comma).Text;
        if (text.Length != 4 || Year(text) is not { } year || year is < 1900 or > 2200)
            return null;
        length += comma + 1;
        return year;
    }

    // the 14th, by the 3rd
    private SaidDate? TheNth(int at, bool isBound, out int length)
    {
        var the = say.Which.Match(tokens, at, out var nearness);
        length = the + 1;
        var isSigned = isBound || (the > 0 && nearness == Nearness.Bare);
        if (!isSigned || DayNumber(At(at + the), out var isOrdinal) is not { } day || !isOrdinal)
            return null;
        return
            At(at + length).Kind is TokenKind.Stop
            || say.Bounds.Match(tokens, at + length, out _) > 0
            || At(at + length).Kind is TokenKind.Word && isBound
            ? new(day, null, null)
            : null;
    }

    // christmas eve, new year's day 2027
    private SaidDate? Feast(int at, out int length)
    {
        length = say.Feasts.Match(tokens, at, out var feast);
        return length == 0 ? null : new SaidDate(feast.Day, feast.Month, TakeYear(at, ref length));
    }

    // in 2019
    private SaidYear? InYear(int at, out int length)
    {
        length = say[WordList.In].Match(tokens, at, out _);
        return length > 0 && TakeYear(at, ref length) is { } year ? new SaidYear(year) : null;
    }

    private int? DayNumber(Token token, out bool isOrdinal)
    {
        isOrdinal = Ordinal(token, out var number);
        if (!isOrdinal)
            number = token.Kind == TokenKind.Number ? Digits(token.Text, 2) ?? 0 : 0;
        return number is >= 1 and <= 31 ? number : null;
    }

    private bool Ordinal(Token token, out int number)
    {
        number = 0;
        if (token.Kind != TokenKind.Number)
            return false;
        var digits = token.Text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits is not (1 or 2) || Digits(token.Text[..digits], 2) is not { } value)
            return false;
        number = value;
        return say.OrdinalEndings.Contains(token.Text[digits..]);
    }
}
