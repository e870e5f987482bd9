namespace Tilth.Capture;

// Times: 10, at 10, 10:30, 10am, half past ten, noon.
internal sealed partial class WhenReader
{
    // A bare number is a time only behind "at" or a day.
    private TimeOnly? Time(int at, bool afterDay, bool isEvening, out int length)
    {
        var atWord = say[WordList.At].Match(tokens, at, out _);
        var from = at + atWord;
        if (Spoken(from, isEvening, out var spoken) is { } said)
        {
            length = atWord + spoken;
            return said;
        }
        length = 0;
        if (Hour(from, atWord > 0 || afterDay, out var hour, out var minute) is not { } hourLength)
            return null;
        var oClock = say[WordList.OClock].Match(tokens, from + hourLength, out _);
        var isClear = At(from).Text.Contains(':', StringComparison.Ordinal);
        if (Half(from, hourLength + oClock, out var half) is { } halfLength)
            return Clocked(hour, minute, half, isEvening, out length, atWord + hourLength + oClock + halfLength);
        if (oClock == 0 && !isClear && (!(atWord > 0 || afterDay) || CountsSomething(from + hourLength)))
            return null;
        return Clocked(
            hour,
            minute,
            isClear ? null : AfternoonByHabit(hour),
            isEvening,
            out length,
            atWord + hourLength + oClock
        );
    }

    // Nobody has coffee at 3 in the night: 1 to 6 are in the afternoon.
    private static bool? AfternoonByHabit(int hour) => hour is >= 1 and <= 6 ? true : null;

    private static TimeOnly? Clocked(int hour, int minute, bool? isPm, bool isEvening, out int length, int taken)
    {
        length = taken;
        if (hour < 12 && (isPm ?? isEvening))
            hour += 12;
        else if (hour == 12 && isPm == false)
            hour = 0;
        return hour <= 23 && minute <= 59 ? new TimeOnly(hour, minute) : null;
    }

    // noon | half past ten | quarter to three
    private TimeOnly? Spoken(int at, bool isEvening, out int length)
    {
        length = say.Clock.Match(tokens, at, out var clock);
        if (length > 0)
            return clock;
        foreach (
            var (list, minutes) in (ReadOnlySpan<(WordList, int)>)
                [(WordList.HalfPast, 30), (WordList.QuarterPast, 15), (WordList.QuarterTo, -15)]
        )
        {
            var past = say[list].Match(tokens, at, out _);
            if (
                past == 0
                || Hour(at + past, isSigned: true, out var hour, out var minute) is not { } hourLength
                || minute > 0
            )
                continue;
            var half = Half(at + past, hourLength, out var isPm) ?? 0;
            var whole = Clocked(
                hour,
                0,
                half > 0 ? isPm : AfternoonByHabit(hour),
                isEvening,
                out length,
                past + hourLength + half
            );
            return whole?.Add(TimeSpan.FromMinutes(minutes));
        }
        return null;
    }

    private int? Hour(int at, bool isSigned, out int hour, out int minute)
    {
        (hour, minute) = (0, 0);
        if (isSigned && say.Numbers.Match(tokens, at, out hour) is 1 and var spelled && At(at).Text.Length > 2)
            return spelled;
        var text = At(at).Kind == TokenKind.Number ? At(at).Text : "";
        var end = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (Digits(end < 0 ? text : text[..end], 2) is not { } number || number > 24)
            return null;
        hour = number;
        if (end < 0 || IsHalf(text[end..]))
            return 1;
        var rest = text[end] is ':' or '.' or 'h' ? text[(end + 1)..] : "";
        if (text[end] == 'h' && rest.Length == 0)
            return 1;
        if (text[end] == '.' && !isSigned)
            return null;
        var restEnd = rest.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var minutes = restEnd < 0 ? rest : rest[..restEnd];
        if (minutes.Length != 2 || Digits(minutes, 2) is not { } found || (restEnd > 0 && !IsHalf(rest[restEnd..])))
            return null;
        minute = found;
        return 1;
    }

    // am or pm, in the number itself or as the next word.
    private int? Half(int at, int after, out bool? isPm)
    {
        isPm = null;
        var text = At(at).Text;
        var letters = At(at).Kind == TokenKind.Number ? text.TrimStart([.. "0123456789:."]) : "";
        if (letters.Length > 0 && IsHalf(letters))
        {
            isPm = letters[0] == 'p';
            return 0;
        }
        var pm = say[WordList.Pm].Match(tokens, at + after, out _);
        var am = say[WordList.Am].Match(tokens, at + after, out _);
        if (pm + am == 0)
            return null;
        isPm = pm > 0;
        return pm + am;
    }

    private bool IsHalf(string letters) => say.Halves.Contains(letters);

    // "by 5 people" is not a time, "by 5" and "by 5 send" are.
    private bool CountsAnything(int at) =>
        Digits(At(at).Text, 2) is not null && At(at + 1) is { Kind: TokenKind.Word } next && !say.IsReserved(next.Text);

    // "at 10 Downing Street", "friday 3 people", "at 20 weeks" count something.
    private bool CountsSomething(int at) =>
        At(at) is { Kind: TokenKind.Word, Marked: false } next
        && (next.Capital || say.Units.Match(tokens, at, out _) > 0)
        && !say.IsReserved(next.Text);
}
