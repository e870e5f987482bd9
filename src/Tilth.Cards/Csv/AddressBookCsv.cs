using System.Text;

namespace Tilth.Cards;

/// <summary>
/// Reads and writes address books as CSV (RFC 4180): of Google, Outlook, LinkedIn, Thunderbird, and any other whose columns
/// can be guessed or are told. Reading never throws for what is in a file. Each call stands alone; calls are thread-safe.
/// </summary>
public static class AddressBookCsv
{
    /// <summary>The property by which <see cref="Contact.Rest"/> keeps a cell that has no place of its own.</summary>
    public const string FieldProperty = "X-TILTH-FIELD";

    /// <summary>Its parameter: the header of the column, or the name that the owner gave to the field.</summary>
    public const string NameParameter = "NAME";

    /// <summary>
    /// Looks at the beginning of a file (64 KiB): encoding, delimiter, header, dialect, and what the columns hold. A stream
    /// that can seek is put back to where it was. O(1).
    /// </summary>
    /// <exception cref="IOException">The stream cannot be read; likewise any other exception of the stream itself.</exception>
    public static CsvLook Look(Stream stream, CsvReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var before = stream.CanSeek ? stream.Position : 0;
        var (head, length) = Head(stream);
        if (stream.CanSeek)
            stream.Position = before;
        return CsvLooking.Look(head.AsSpan(0, length), length < head.Length, options ?? new());
    }

    /// <summary>
    /// Looks through a whole file for the order of day and month in its dates, where it has columns of them: one value above
    /// twelve tells it for its column. What nothing tells is in <see cref="CsvLook.GuessedDates"/>. O(n); a stream that can
    /// seek is put back to where it was.
    /// </summary>
    /// <exception cref="IOException">The stream cannot be read; likewise any other exception of the stream itself.</exception>
    public static CsvLook LookAtDates(Stream stream, CsvLook look)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(look);
        if (!CsvDateOrder.IsAsked(look))
            return look;
        var before = stream.CanSeek ? stream.Position : 0;
        var (head, length) = Head(stream);
        using var text = Text(stream, head, length, look, out var isBytes);
        var decided = CsvDateOrder.Decide(look, Rows(text, look, new(), isBytes));
        if (stream.CanSeek)
            stream.Position = before;
        return decided;
    }

    /// <summary>
    /// Reads the rows of a file one by one, as they are asked for. A corrected look is passed by
    /// <see cref="CsvReadOptions.Look"/>. O(n); memory is bounded by the limits. The stream is not closed.
    /// </summary>
    /// <exception cref="IOException">The stream cannot be read; likewise any other exception of the stream itself.</exception>
    public static IEnumerable<ReadRow> Read(Stream stream, CsvReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ReadAll(stream, options ?? new());
    }

    /// <summary>
    /// Writes contacts in Google's columns, in UTF-8 with a byte order mark. What looks like a formula gets an apostrophe
    /// before it, which <see cref="Read"/> takes away again. CSV says less than a card: groups, parameters, the bytes of
    /// photos and properties of <see cref="Contact.Rest"/> other than <see cref="FieldProperty"/> are not in it. All contacts
    /// are held in memory, as the number of columns depends on them. The stream is flushed, not closed.
    /// </summary>
    public static void Write(IEnumerable<Contact> contacts, Stream output)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        ArgumentNullException.ThrowIfNull(output);
        using var text = new StreamWriter(output, new UTF8Encoding(true), 16 * 1024, leaveOpen: true);
        RowsFromContacts.Write([.. contacts], text);
    }

    private static IEnumerable<ReadRow> ReadAll(Stream stream, CsvReadOptions options)
    {
        var (head, length) = Head(stream);
        var look = options.Look ?? CsvLooking.Look(head.AsSpan(0, length), length < head.Length, options);
        using var text = Text(stream, head, length, look, out var isBytes);
        var rows = Rows(text, look, options, isBytes);
        var contacts = new ContactFromRow(look);
        for (var count = 0L; rows.Read(); count++)
        {
            if (count >= options.MaxRows)
            {
                yield return TooMany(rows.Line, options.MaxRows);
                yield break;
            }
            yield return contacts.Read(rows);
        }
    }

    private static StreamReader Text(Stream stream, byte[] head, int length, CsvLook look, out bool isBytes)
    {
        var (encoding, mark) = CsvEncoding.Detect(head.AsSpan(0, length), length < head.Length, look.Encoding);
        isBytes = CsvEncoding.IsMixed(encoding);
        return new(
            new EncodedStream(head, length, stream, mark),
            isBytes ? Encoding.Latin1 : encoding,
            false,
            16 * 1024,
            leaveOpen: true
        );
    }

    /// <summary>The rows behind the header.</summary>
    private static CsvRows Rows(TextReader text, CsvLook look, CsvReadOptions options, bool isBytes)
    {
        var rows = new CsvRows(text, look.Delimiter, options, isBytes);
        for (var skip = look.Preamble + (look.HasHeader ? 1 : 0); skip > 0 && rows.Read(); skip--) { }
        rows.Expected = look.Mapping.Columns.Count;
        return rows;
    }

    private static ReadRow TooMany(long line, long most) =>
        new()
        {
            Contact = null,
            Problems =
            [
                new(line, Severity.Error, $"The file has more than {most} rows; from here on it was left out."),
            ],
            Line = line,
        };

    private static (byte[] Head, int Length) Head(Stream stream)
    {
        var head = new byte[CsvLooking.HeadBytes];
        return (head, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }
}
