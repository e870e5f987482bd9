using System.Globalization;

namespace Tilth.Cards;

/// <summary>Dates whose month is a word of one of the languages whose headers are known: <c>14. März 2021</c>.</summary>
internal static class MonthWords
{
    // How the words of each month begin, without accents.
    private static readonly string[][] Months =
    [
        ["jan", "jaen", "ene", "gen"],
        ["feb", "fev"],
        ["mar", "maer", "mrz", "mrt", "maa"],
        ["apr", "avr", "abr"],
        ["may", "mai", "mei", "mag"],
        ["jun", "juin", "giu"],
        ["jul", "juil", "lug"],
        ["aug", "aou", "ago"],
        ["sep", "set"],
        ["oct", "okt", "out", "ott"],
        ["nov"],
        ["dec", "dez", "dic"],
    ];

    public static bool TryRead(string text, out PartialDate date)
    {
        date = default;
        if (text.Length > 40 || !text.Any(char.IsLetter))
            return false;
        var words = CsvHeaders
            .Normal(text)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word is not ("de" or "do" or "del" or "of"))
            .ToArray();
        var at = Array.FindIndex(words, word => char.IsLetter(word[0]));
        return words.Length == 3
            && at is 0 or 1
            && MonthOf(words[at]) is { } month
            && Number(words[1 - at]) is { } day
            && words[2].Length is 2 or 4
            && Number(words[2]) is { } year
            && CsvDate.TryMake(
                words[2].Length == 4 ? year
                    : year >= 30 ? 1900 + year
                    : 2000 + year,
                month,
                day,
                out date
            );
    }

    private static int? MonthOf(string word)
    {
        var month = Array.FindIndex(
            Months,
            starts => Array.Exists(starts, start => word.StartsWith(start, StringComparison.Ordinal))
        );
        return month < 0 ? null : month + 1;
    }

    private static int? Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
