namespace Tilth.Cards;

/// <summary>Guesses what columns without a header hold, by what stands in them.</summary>
internal static class CsvContent
{
    public static ColumnMapping Map(List<string[]> rows)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Length);
        var cells = Enumerable
            .Range(0, width)
            .Select(at =>
                rows.Where(row => at < row.Length && row[at].Trim().Length > 0).Select(row => row[at].Trim()).ToList()
            )
            .ToList();
        var fields = cells.ConvertAll(Guess);
        Names(fields, rows);
        return new([.. fields.Select((field, at) => new CsvColumn("", field with { Slot = 100 + at }))]);
    }

    private static CsvField Guess(List<string> cells) =>
        cells.Count == 0 ? new(CsvFieldKind.Ignore)
        : cells.TrueForAll(IsEmail) ? new(CsvFieldKind.Email)
        : cells.TrueForAll(cell =>
            cell.StartsWith("http", StringComparison.OrdinalIgnoreCase) && WebAddress.From(cell) is not null
        )
            ? new(CsvFieldKind.Link)
        : cells.TrueForAll(CsvGuard.IsPhone) ? new(CsvFieldKind.Phone)
        : cells.TrueForAll(cell => cell.Any(char.IsLetter) && !cell.Any(char.IsAsciiDigit) && cell.Length < 60)
            ? new(CsvFieldKind.FullName)
        : new(CsvFieldKind.Keep);

    private static bool IsEmail(string cell)
    {
        var at = cell.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < cell.Length - 1 && !cell.Contains(' ', StringComparison.Ordinal);
    }

    /// <summary>Of the columns that might be names: a whole one and its two parts, or two parts, or one whole one.</summary>
    private static void Names(List<CsvField> fields, List<string[]> rows)
    {
        var texts = Enumerable.Range(0, fields.Count).Where(at => fields[at].Kind == CsvFieldKind.FullName).ToList();
        foreach (var at in texts)
            fields[at] = new(CsvFieldKind.Keep);
        if (texts.Count == 0)
            return;
        if (
            texts.Count == 1
            || rows.TrueForAll(row => texts[0] < row.Length && row[texts[0]].Contains(' ', StringComparison.Ordinal))
        )
        {
            fields[texts[0]] = new(CsvFieldKind.FullName);
            texts.RemoveAt(0);
            if (texts.Count < 2 || !rows.TrueForAll(row => IsWhole(row, texts[0] - 1, texts[0], texts[1])))
                return;
        }
        (fields[texts[0]], fields[texts[1]]) = (new(CsvFieldKind.Given), new(CsvFieldKind.Family));
    }

    private static bool IsWhole(string[] row, int whole, int given, int family) =>
        whole >= 0
        && family < row.Length
        && row[whole].Trim().Equals($"{row[given].Trim()} {row[family].Trim()}", StringComparison.OrdinalIgnoreCase);
}
