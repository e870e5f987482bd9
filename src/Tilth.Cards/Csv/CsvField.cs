namespace Tilth.Cards;

/// <summary>What a column of an address book holds.</summary>
public enum CsvFieldKind
{
    /// <summary>Kept with its header as a property of its own (<see cref="AddressBookCsv.FieldProperty"/>).</summary>
    Keep,

    /// <summary>Left out: it says nothing of the person.</summary>
    Ignore,
    FullName,
    Prefix,
    Given,
    Additional,
    Family,
    Suffix,
    PhoneticGiven,
    PhoneticAdditional,
    PhoneticFamily,
    Nickname,
    Email,
    Phone,
    Link,
    Messenger,
    Related,
    Organisation,
    Department,
    Title,
    Role,
    Birthday,
    YearOfBirth,
    MonthOfBirth,
    DayOfBirth,
    Anniversary,

    /// <summary>A day whose label says what it is: an anniversary, or one to be kept.</summary>
    Event,
    Pronouns,
    Note,
    Categories,
    Photo,
    Uid,
    ConnectedOn,
    Street,
    Extended,
    PostBox,
    Locality,
    Region,
    PostalCode,
    Country,

    /// <summary>A whole address in one cell, used where its parts are missing.</summary>
    FormattedAddress,

    /// <summary>A field that the owner named: its label is the name.</summary>
    Custom,

    /// <summary>A birthday whose day stands before its month, because a person says so.</summary>
    BirthdayDayFirst,

    /// <summary>A birthday whose month stands before its day, because a person says so.</summary>
    BirthdayMonthFirst,
}

/// <summary>What one column holds.</summary>
/// <param name="Kind">Which fact.</param>
/// <param name="Slot">Columns of one slot belong together: the parts of an address, a value and its label, a post.</param>
/// <param name="Label">What it is for, where the header says so (<c>home fax</c>); null for nothing.</param>
/// <param name="IsLabel">True if the cells are the labels of the slot and not its values.</param>
public sealed record CsvField(CsvFieldKind Kind, int Slot = 0, string? Label = null, bool IsLabel = false);

/// <summary>A column: its header as written (empty without one) and what it holds.</summary>
/// <param name="DayFirst">True if its dates with slashes begin with the day, false if with the month; null if nothing tells.</param>
public sealed record CsvColumn(string Header, CsvField Field, bool? DayFirst = null);

/// <summary>A column, counted from 0, of which nothing tells the order of day and month, with one of its dates and what that is read as.</summary>
public sealed record GuessedDate(int Column, string Example, PartialDate ReadAs);

/// <summary>What each column holds, from left to right; guessed by <see cref="AddressBookCsv.Look"/>, corrected by a person.</summary>
public sealed record ColumnMapping(IReadOnlyList<CsvColumn> Columns)
{
    // Behind every slot that guessing gives.
    private const int FirstSlot = 10_000;

    /// <summary>
    /// The mapping with some columns (counted from 0) saying something else. The parts of an address that a person names
    /// make one address, a post its organisation and title; a column that is not there is passed over. O(n).
    /// </summary>
    public ColumnMapping Corrected(IReadOnlyDictionary<int, CsvFieldKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        return new([
            .. Columns.Select(
                (column, at) =>
                    kinds.TryGetValue(at, out var kind) && kind != column.Field.Kind
                        ? column with
                        {
                            Field = new(kind, SlotOf(kind, at)),
                        }
                        : column
            ),
        ]);
    }

    private static int SlotOf(CsvFieldKind kind, int at) =>
        CsvDialects.IsWork(kind) ? 1
        : CsvDialects.IsAddress(kind) ? FirstSlot
        : FirstSlot + 1 + at;
}

/// <summary>Programs whose columns are known.</summary>
public enum CsvDialect
{
    Plain,
    Google,
    GoogleBefore2024,
    Outlook,
    LinkedIn,
    Thunderbird,
}

/// <summary>What the beginning of a file shows; every part may be corrected (<c>with</c>) and passed to the reading.</summary>
public sealed record CsvLook
{
    /// <summary>The name of the character encoding (<c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c>, <c>shift_jis</c> ...).</summary>
    public required string Encoding { get; init; }

    /// <summary>Comma, semicolon or tab.</summary>
    public required char Delimiter { get; init; }
    public required CsvDialect Dialect { get; init; }

    /// <summary>How many rows stand before the header, or the first row where there is none (LinkedIn's notes).</summary>
    public required int Preamble { get; init; }
    public required bool HasHeader { get; init; }

    /// <summary>True if dates with slashes begin with the day, in columns that do not tell it themselves.</summary>
    public required bool DayFirst { get; init; }
    public required ColumnMapping Mapping { get; init; }

    /// <summary>Columns of dates whose order is a guess, found out by <see cref="AddressBookCsv.LookAtDates"/>.</summary>
    public IReadOnlyList<GuessedDate> GuessedDates { get; init; } = [];

    /// <summary>The first rows behind the header, as they stand, to be shown.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Sample { get; init; }

    /// <summary>The look with what a person says of it. O(columns).</summary>
    public CsvLook Corrected(CsvCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        var look = correction.HasHeader == HasHeader ? this : WithHeader(correction.HasHeader);
        return look with { Mapping = look.Mapping.Corrected(correction.Columns) };
    }

    /// <summary>The first row was taken for data and names the columns, or the other way round.</summary>
    private CsvLook WithHeader(bool hasHeader)
    {
        IReadOnlyList<string> names = hasHeader && Sample.Count > 0 ? Sample[0] : [];
        return this with
        {
            HasHeader = hasHeader,
            Mapping = new([
                .. Mapping.Columns.Select((column, at) => column with { Header = at < names.Count ? names[at] : "" }),
            ]),
            Sample = hasHeader
                ? [.. Sample.Skip(1)]
                :
                [
                    [.. Mapping.Columns.Select(column => column.Header)],
                    .. Sample,
                ],
        };
    }
}

/// <summary>What a person says of a table that was looked at.</summary>
/// <param name="HasHeader">The first row names the columns.</param>
/// <param name="Columns">What columns, counted from 0, hold; those that are not named stay as they were guessed.</param>
public sealed record CsvCorrection(bool HasHeader, IReadOnlyDictionary<int, CsvFieldKind> Columns);

/// <summary>Limits of reading and what is known beforehand of the file.</summary>
public sealed record CsvReadOptions
{
    /// <summary>How to read the file; null to find out.</summary>
    public CsvLook? Look { get; init; }

    /// <summary>The encoding, if it is known; null to find out.</summary>
    public string? Encoding { get; init; }

    /// <summary>The most that one row may hold, in characters; a longer one is left out. 1,000,000 by default.</summary>
    public int MaxRowLength { get; init; } = 1_000_000;

    /// <summary>The most columns; further ones are left out. 1,000 by default.</summary>
    public int MaxColumns { get; init; } = 1_000;

    /// <summary>The most rows; what follows is left out, with a problem. 2,000,000 by default.</summary>
    public long MaxRows { get; init; } = 2_000_000;
}

/// <summary>One row of a file.</summary>
public sealed record ReadRow
{
    /// <summary>What the row says of a person; null where it says nothing that could name one (see the problems).</summary>
    public required Contact? Contact { get; init; }

    /// <summary>What was wrong in it; empty for a sound row.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>The line of the file on which it begins, counted from 1.</summary>
    public required long Line { get; init; }
}
