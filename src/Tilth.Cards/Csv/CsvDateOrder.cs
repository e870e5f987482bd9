namespace Tilth.Cards;

/// <summary>Whether the day or the month stands first in dates with slashes or hyphens: told by all that stands in a column.</summary>
internal static class CsvDateOrder
{
    private sealed class Column(int at, CsvFieldKind kind)
    {
        private int _dayFirst;
        private int _monthFirst;

        public int At => at;
        public CsvFieldKind Kind => kind;

        /// <summary>The first date that may be read either way.</summary>
        public string? Either { get; private set; }

        public bool? DayFirst => _dayFirst > 0 == _monthFirst > 0 ? null : _dayFirst > 0;

        public void See(string text)
        {
            switch (CsvDate.OrderOf(text))
            {
                case CsvDate.Order.DayFirst:
                    _dayFirst++;
                    break;
                case CsvDate.Order.MonthFirst:
                    _monthFirst++;
                    break;
                case CsvDate.Order.Either:
                    Either ??= text.Trim();
                    break;
            }
        }
    }

    /// <summary>True if there is anything in the file that would have to be decided.</summary>
    public static bool IsAsked(CsvLook look) => Columns(look).Length > 0;

    /// <summary>The look with the order in each column of dates: its own, else that of the other columns, else a guess that is told.</summary>
    public static CsvLook Decide(CsvLook look, CsvRows rows)
    {
        var columns = Columns(look);
        while (rows.Read())
            foreach (var column in columns)
                if (column.At < rows.Count)
                    column.See(rows[column.At]);
        var decided = columns.Select(column => column.DayFirst).OfType<bool>().Distinct().ToList();
        bool? others = decided is [var only] ? only : null;
        var orders = columns.ToDictionary(column => column.At, column => column.DayFirst ?? others);
        return look with
        {
            Mapping = new([
                .. look.Mapping.Columns.Select(
                    (column, at) => orders.TryGetValue(at, out var order) ? column with { DayFirst = order } : column
                ),
            ]),
            GuessedDates =
            [
                .. columns
                    .Where(column => orders[column.At] is null && column.Kind != CsvFieldKind.ConnectedOn)
                    .Select(column => Guess(column, look.DayFirst))
                    .OfType<GuessedDate>(),
            ],
        };
    }

    private static GuessedDate? Guess(Column column, bool dayFirst) =>
        column.Either is { } example && CsvDate.TryRead(example, CsvDate.GuessDayFirst(example, dayFirst), out var date)
            ? new(column.At, example, date)
            : null;

    // LinkedIn writes months as words, or has the month first; there is nothing to ask but where numbers stand.
    private static Column[] Columns(CsvLook look) =>
        [
            .. look
                .Mapping.Columns.Select((column, at) => (column.Field, At: at))
                .Where(column =>
                    !column.Field.IsLabel
                    && (
                        column.Field.Kind is CsvFieldKind.Birthday or CsvFieldKind.Anniversary or CsvFieldKind.Event
                        || column.Field.Kind == CsvFieldKind.ConnectedOn && HasNumbers(look, column.At)
                    )
                )
                .Select(column => new Column(column.At, column.Field.Kind)),
        ];

    private static bool HasNumbers(CsvLook look, int at) =>
        look.Sample.Any(row => at < row.Count && CsvDate.OrderOf(row[at]) != CsvDate.Order.None);
}
