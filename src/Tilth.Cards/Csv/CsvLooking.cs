using System.Text;

namespace Tilth.Cards;

/// <summary>Finds out from the beginning of a file how it is to be read.</summary>
internal static class CsvLooking
{
    public const int HeadBytes = 64 * 1024;
    private const int MostRows = 50;
    private static readonly char[] Delimiters = [',', ';', '\t'];

    public static CsvLook Look(ReadOnlySpan<byte> head, bool isWhole, CsvReadOptions options)
    {
        var (encoding, mark) = CsvEncoding.Detect(head, isWhole, options.Encoding);
        var isBytes = CsvEncoding.IsMixed(encoding);
        var text = (isBytes ? Encoding.Latin1 : encoding).GetString(head[mark..]);
        var (delimiter, rows, start) = Table(
            text,
            by => Rows(new(new StringReader(text), by, options, isBytes), isWhole)
        );
        var hasHeader = start >= 0;
        var preamble = hasHeader ? start : 0;
        var sample = rows.Skip(preamble + (hasHeader ? 1 : 0)).ToList();
        var dialect = hasHeader ? CsvDialects.Of(rows[start]) : CsvDialect.Plain;
        return new()
        {
            Encoding = encoding.WebName,
            Delimiter = delimiter,
            Dialect = dialect,
            Preamble = preamble,
            HasHeader = hasHeader,
            DayFirst = sample.Exists(row => row.Any(cell => CsvDate.OrderOf(cell) == CsvDate.Order.DayFirst)),
            Mapping = hasHeader ? CsvDialects.Map(rows[start], dialect) : CsvContent.Map(sample),
            Sample = sample.Take(5).ToList(),
        };
    }

    /// <summary>
    /// The first rows by the delimiter of which they have most, unless only by another they have a header; what stands in
    /// quotes, also over several lines, counts for none.
    /// </summary>
    private static (char Delimiter, List<string[]> Rows, int Header) Table(string text, Func<char, List<string[]>> rows)
    {
        var start = text.AsMemory(0, Math.Min(text.Length, 16_384));
        var tables = Delimiters
            .Where(candidate => candidate == ',' || Count(start.Span, candidate) > 0)
            .OrderByDescending(candidate => Count(start.Span, candidate))
            .Select(candidate => (Delimiter: candidate, Rows: rows(candidate)))
            .Select(table => (table.Delimiter, table.Rows, Header: Header(table.Rows)))
            .ToList();
        return tables.Find(table => table.Header >= 0) is { Rows: not null } found ? found : tables[0];
    }

    // For each row one that has it, and one more for each time, up to twenty.
    private static int Count(ReadOnlySpan<char> text, char candidate)
    {
        var (total, inRow, quoted, before) = (0, 0, false, '\n');
        foreach (var c in text)
        {
            // A quote opens only where a cell begins: 5" is a measure.
            if (c == '"')
                quoted = !quoted && before is ',' or ';' or '\t' or '\r' or '\n' or '"';
            else if (!quoted && c is '\r' or '\n')
                (total, inRow) = (total + (inRow > 0 ? 1 + Math.Min(20, inRow) : 0), 0);
            else if (!quoted && c == candidate)
                inRow++;
            before = c;
        }
        return total + (inRow > 0 ? 1 + Math.Min(20, inRow) : 0);
    }

    private static List<string[]> Rows(CsvRows reader, bool isWhole)
    {
        var rows = new List<string[]>();
        while (rows.Count < MostRows && reader.Read())
            rows.Add(reader.ToArray());
        // The last row of a head is cut somewhere.
        if (!isWhole && rows.Count is > 1 and < MostRows)
            rows.RemoveAt(rows.Count - 1);
        return rows;
    }

    /// <summary>The row that is the header: two known names, or one where there is one column; -1 if there is none.</summary>
    private static int Header(List<string[]> rows)
    {
        for (var at = 0; at < Math.Min(rows.Count, 12); at++)
        {
            var cells = rows[at].Where(cell => cell.Trim().Length > 0).ToList();
            var known = cells.Count(cell => cell.Length < 60 && CsvDialects.IsKnown(cell));
            var isData = cells.Exists(cell =>
                cell.Contains('@', StringComparison.Ordinal)
                || cell.Any(char.IsAsciiDigit) && !CsvDialects.IsKnown(cell) && cell.Count(char.IsAsciiDigit) > 3
            );
            if (
                !isData
                && (known >= 2 || (known == 1 && cells.Count == 1 && rows.TrueForAll(row => row.Length == 1)))
                && known * 5 >= cells.Count
            )
                return at;
        }
        return -1;
    }
}
