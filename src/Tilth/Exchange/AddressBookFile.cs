using System.Text;
using Tilth.Cards;
using Tilth.Exchange.Archive;
using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>One entry of a file that comes in: the contact if it could be read, and what was wrong.</summary>
public sealed record Entry(Contact? Contact, IReadOnlyList<Problem> Problems, long Line);

/// <summary>A file of contacts, whatever its format; reading it never throws for what is in it.</summary>
public sealed class AddressBookFile(string path, string name, ImportKind? kind = null, CsvCorrection? correction = null)
{
    private const int HeadBytes = 4096;
    private CsvLook? _look;

    public AddressBookFile(Import.InputFile file)
        : this(file.Path, file.Name, file.Kind, file.Correction) { }

    public string Name => name;

    /// <summary>What the file is, by its content; its name decides only where the content leaves it open.</summary>
    public ImportKind Kind { get; } = Detect(path, name, kind);

    /// <summary>Where its entries come from, in words: "LinkedIn", "vCard file" ...</summary>
    public string Source =>
        Kind switch
        {
            ImportKind.VCard => "vCard file",
            ImportKind.Archive => "archive",
            _ => SourceOf(Look().Dialect),
        };

    /// <summary>How its table is read, with what a person corrected.</summary>
    public CsvLook Look()
    {
        if (_look is not null)
            return _look;
        using var file = Open();
        var look = AddressBookCsv.Look(file);
        return _look = AddressBookCsv.LookAtDates(file, correction is null ? look : look.Corrected(correction));
    }

    /// <summary>The columns of which nothing tells whether the day or the month stands first in a date.</summary>
    internal IEnumerable<ImportLook.Guess> GuessedDates =>
        Kind != ImportKind.Csv
            ? []
            : Look()
                .GuessedDates.Select(guess => new ImportLook.Guess(
                    name,
                    Look().Mapping.Columns[guess.Column].Header,
                    guess.Example,
                    guess.ReadAs.ToString()
                ));

    /// <summary>The entries one by one, as they are asked for.</summary>
    public IEnumerable<Entry> Read()
    {
        if (Kind is ImportKind.Unknown or ImportKind.Ldif)
        {
            var cause =
                Kind == ImportKind.Ldif
                    ? "This is an LDIF file, which is not read. Export your address book as vCard or CSV instead."
                    : "This is neither a vCard nor a CSV file.";
            yield return new Entry(null, [new Problem(1, Severity.Error, cause)], 1);
            yield break;
        }
        using var file = Open();
        var count = 0;
        var entries = Kind switch
        {
            ImportKind.Archive => OfArchive(),
            ImportKind.VCard => Cards(file),
            _ => Rows(file),
        };
        foreach (var entry in entries)
        {
            count++;
            yield return entry;
        }
        if (count == 0)
            yield return new Entry(null, [new Problem(1, Severity.Error, "There is no entry in this file.")], 1);
    }

    /// <summary>The cards of an archive; where it cannot be read, why.</summary>
    private IEnumerable<Entry> OfArchive()
    {
        var (archive, cause) = (default(ArchiveFile), "There are no cards in this archive.");
        try
        {
            archive = ArchiveFile.Open(path);
            if (archive.Part(ArchivePart.Cards) is { } said)
                archive.MustHold(said);
        }
        catch (RefusedException refusal)
        {
            archive?.Dispose();
            (archive, cause) = (null, refusal.Message);
        }
        using (archive)
        {
            if (archive?.Part(ArchivePart.Cards) is not { } cards)
            {
                yield return new Entry(null, [new Problem(1, Severity.Error, cause)], 1);
                yield break;
            }
            using var text = archive.Read(cards);
            foreach (var entry in Cards(text))
                yield return entry;
        }
    }

    private static IEnumerable<Entry> Cards(Stream file) =>
        VCardReader.Read(file).Select(card => new Entry(card.Contact, card.Problems, card.Line));

    private IEnumerable<Entry> Rows(Stream file) =>
        AddressBookCsv
            .Read(file, new CsvReadOptions { Look = Look() })
            .Select(row => new Entry(row.Contact, row.Problems, row.Line));

    private FileStream Open() =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);

    private static ImportKind Detect(string path, string name, ImportKind? said)
    {
        Span<byte> buffer = stackalloc byte[HeadBytes];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        var head = buffer[..file.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false)];
        if (ArchiveFile.LooksLikeOne(head))
            return ImportKind.Archive;
        var lines = Lines(head);
        if (IsLdif(lines))
            return ImportKind.Ldif;
        if (said is { } known)
            return known;
        if (lines.Exists(line => line.Equals("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase)))
            return ImportKind.VCard;
        if (IsBinary(head))
            return ImportKind.Unknown;
        // A card may have lost its beginning, and a table may be called one.
        var isCalledCard = Path.GetExtension(name).ToUpperInvariant() is ".VCF" or ".VCARD";
        file.Position = 0;
        return isCalledCard && !AddressBookCsv.Look(file).HasHeader ? ImportKind.VCard : ImportKind.Csv;
    }

    /// <summary>The lines of the head as far as they are ASCII, whichever UTF it is.</summary>
    private static List<string> Lines(ReadOnlySpan<byte> head) =>
        [
            .. Encoding
                .Latin1.GetString(head)
                .Replace("\0", "", StringComparison.Ordinal)
                .TrimStart('\u00ef', '\u00bb', '\u00bf', '\u00fe', '\u00ff')
                .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        ];

    /// <summary>RFC 2849: a version or the name of an entry comes first, but for comments.</summary>
    private static bool IsLdif(List<string> lines) =>
        lines.Find(line => !line.StartsWith('#')) is { } first
        && (
            first.StartsWith("dn:", StringComparison.OrdinalIgnoreCase)
            || first.Replace(" ", "", StringComparison.Ordinal).Equals("version:1", StringComparison.OrdinalIgnoreCase)
        );

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

    /// <summary>Recognised, to be refused in words that help.</summary>
    Ldif,

    /// <summary>The archive of a book; in a book that holds people already its cards are one more file of them.</summary>
    Archive,
}
