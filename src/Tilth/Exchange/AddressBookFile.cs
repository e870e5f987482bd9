using Tilth.Cards;

namespace Tilth.Exchange;

/// <summary>One entry of a file that comes in: the contact if it could be read, and what was wrong.</summary>
public sealed record Entry(Contact? Contact, IReadOnlyList<Problem> Problems, long Line);

/// <summary>A file of contacts, whatever its format; reading it never throws for what is in it.</summary>
public sealed class AddressBookFile(string path, string name, ImportKind? kind = null, CsvCorrection? correction = null)
{
    private const int HeadBytes = 4096;

    public AddressBookFile(Import.InputFile file)
        : this(file.Path, file.Name, file.Kind, file.Correction) { }

    public string Name => name;

    /// <summary>What the file is, by its content; its name decides only where the content leaves it open.</summary>
    public ImportKind Kind { get; } = kind ?? Detect(path, name);

    /// <summary>Where its entries come from, in words: "LinkedIn", "vCard file" ...</summary>
    public string Source => Kind == ImportKind.VCard ? "vCard file" : SourceOf(Look().Dialect);

    /// <summary>How its table is read, with what a person corrected.</summary>
    public CsvLook Look()
    {
        using var file = Open();
        var look = AddressBookCsv.Look(file);
        return correction is null ? look : look.Corrected(correction);
    }

    /// <summary>The entries one by one, as they are asked for.</summary>
    public IEnumerable<Entry> Read()
    {
        if (Kind == ImportKind.Unknown)
        {
            yield return new Entry(
                null,
                [new Problem(1, Severity.Error, "This is neither a vCard nor a CSV file.")],
                1
            );
            yield break;
        }
        using var file = Open();
        var count = 0;
        foreach (var entry in Kind == ImportKind.VCard ? Cards(file) : Rows(file))
        {
            count++;
            yield return entry;
        }
        if (count == 0)
            yield return new Entry(null, [new Problem(1, Severity.Error, "There is no entry in this file.")], 1);
    }

    private static IEnumerable<Entry> Cards(Stream file) =>
        VCardReader.Read(file).Select(card => new Entry(card.Contact, card.Problems, card.Line));

    private IEnumerable<Entry> Rows(Stream file) =>
        AddressBookCsv
            .Read(file, new CsvReadOptions { Look = Look() })
            .Select(row => new Entry(row.Contact, row.Problems, row.Line));

    private FileStream Open() =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);

    private static ImportKind Detect(string path, string name)
    {
        Span<byte> buffer = stackalloc byte[HeadBytes];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        var head = buffer[..file.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false)];
        if (head.IndexOf("VCARD"u8) >= 0 || head.IndexOf("V\0C\0A\0R\0D"u8) >= 0)
            return ImportKind.VCard;
        if (IsBinary(head))
            return ImportKind.Unknown;
        var isCard = Path.GetExtension(name).ToUpperInvariant() is ".VCF" or ".VCARD";
        return isCard ? ImportKind.VCard : ImportKind.Csv;
    }

    /// <summary>Text has no NUL, but for UTF-16, where nearly every second byte of our alphabets is one, on one side.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return false;
        Span<int> zeros = [0, 0];
        for (var at = 0; at < head.Length; at++)
            zeros[at % 2] += head[at] == 0 ? 1 : 0;
        var (more, fewer) = (Math.Max(zeros[0], zeros[1]), Math.Min(zeros[0], zeros[1]));
        return more > 0 && (more < head.Length / 4 || fewer > more / 8);
    }

    private static string SourceOf(CsvDialect dialect) =>
        dialect switch
        {
            CsvDialect.LinkedIn => "LinkedIn",
            CsvDialect.Plain => "CSV file",
            _ => $"{dialect} file",
        };
}

/// <summary>What a file can be.</summary>
public enum ImportKind
{
    Unknown,
    VCard,
    Csv,
}
