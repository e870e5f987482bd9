using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Tilth.Store;

namespace Tilth.Exchange.Archive;

/// <summary>
/// An archive that came in: a stranger's file until it is read. Nothing of it is unpacked to the disk, no name in it is a
/// path, and how much comes out is known and bounded before.
/// </summary>
internal sealed class ArchiveFile : IDisposable
{
    private const long MostBytes = 16L << 30;
    private const int MostTimes = 200,
        MostOfNames = 1 << 20,
        MostOfManifest = 1 << 20,
        MostOfLine = 16 << 20,
        EndBytes = 22;

    private static readonly JsonSerializerOptions Whole = new(StoreJson.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly FileStream _file;
    private readonly ZipArchive _zip;

    private ArchiveFile(FileStream file, ZipArchive zip, ArchiveManifest manifest) =>
        (_file, _zip, Manifest) = (file, zip, manifest);

    public ArchiveManifest Manifest { get; }

    /// <summary>True for a zip, whatever is in it.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);

    /// <exception cref="RefusedException">It is no archive, or one that this program does not read.</exception>
    public static ArchiveFile Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            MustHaveFewNames(file);
            var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var manifest = ReadManifest(zip);
            MustBeWhole(zip, manifest, file.Length);
            return new ArchiveFile(file, zip, manifest);
        }
        catch (Exception error)
        {
            file.Dispose();
            if (error is InvalidDataException or JsonException or EndOfStreamException)
                throw new RefusedException(
                    "This archive is damaged: it is not what was written. Take another copy of it."
                );
            throw;
        }
    }

    public ArchivePart? Part(string kind) => Manifest.Parts.FirstOrDefault(part => part.Kind == kind);

    /// <summary>A part as one text, with as much of it as the archive says and no more.</summary>
    public Stream Read(ArchivePart part) => new AtMost(_zip.GetEntry(part.File)!.Open(), part);

    /// <summary>Reads a part to its end, and makes sure that it is what was put in.</summary>
    /// <exception cref="RefusedException">It is not what the archive says of it.</exception>
    public void MustHold(ArchivePart part)
    {
        using var text = Read(part);
        text.CopyTo(Stream.Null);
    }

    /// <summary>The rows of a part, line by line; each is good until the next is asked for.</summary>
    /// <exception cref="RefusedException">It is not what the archive says of it.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Lines(ArchivePart part)
    {
        using var text = Read(part);
        var buffer = new byte[1 << 16];
        var (from, to, rows) = (0, 0, 0);
        while (true)
        {
            var end = buffer.AsSpan(from, to - from).IndexOf((byte)'\n');
            if (end >= 0)
            {
                if (++rows > part.Rows)
                    throw Changed(part);
                yield return buffer.AsMemory(from, end);
                from += end + 1;
                continue;
            }
            buffer.AsSpan(from, to - from).CopyTo(buffer);
            (from, to) = (0, to - from);
            if (to == buffer.Length)
                Array.Resize(ref buffer, to < MostOfLine ? to * 2 : throw TooLong(part, rows + 1));
            var read = text.Read(buffer, to, buffer.Length - to);
            if (read == 0)
                break;
            to += read;
        }
        if (to > 0 || rows != part.Rows)
            throw Changed(part);
    }

    public static RefusedException Changed(ArchivePart part) =>
        new($"This archive is damaged: {part.File} is not what was written. Take another copy of it.");

    private static RefusedException NoArchive() =>
        new("This is a zip, but no archive of Tilth. Unpack it, and send what is in it.");

    private static RefusedException TooLong(ArchivePart part, int row) =>
        new($"This archive is not read: row {row} of {part.File} is longer than any row can be.");

    /// <summary>The list of names is read as a whole, so its size is looked at before: it lies behind all else.</summary>
    private static void MustHaveFewNames(FileStream file)
    {
        Span<byte> end = stackalloc byte[EndBytes];
        if (file.Length < EndBytes)
            throw new InvalidDataException();
        file.Position = file.Length - EndBytes;
        file.ReadExactly(end);
        file.Position = 0;
        var names = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (!end.StartsWith("PK\u0005\u0006"u8) || file.Length - names is < 0 or > MostOfNames)
            throw NoArchive();
    }

    private static ArchiveManifest ReadManifest(ZipArchive zip)
    {
        if (zip.GetEntry(ArchiveManifest.Name) is not { Length: <= MostOfManifest } entry)
            throw NoArchive();
        var text = new byte[MostOfManifest];
        int read;
        using (var from = entry.Open())
            read = from.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        using var said = JsonDocument.Parse(text.AsMemory(0, read));
        var isObject = said.RootElement.ValueKind == JsonValueKind.Object;
        if (!isObject || Said(said, "format") is not { ValueKind: JsonValueKind.String } format)
            throw NoArchive();
        if (format.GetString() != ArchiveManifest.Tilth)
            throw new RefusedException("This is a zip, but no archive of a book. A backup goes back by tilth restore.");
        // What a newer layout says beside its number is for a newer program to read.
        if (Said(said, "version") is not { ValueKind: JsonValueKind.Number } number)
            throw new JsonException();
        if (number.GetInt32() > ArchiveManifest.Newest)
            throw new RefusedException(
                "This archive was made by a newer Tilth. Bring this one up to date, then bring the archive in."
            );
        return said.RootElement.Deserialize<ArchiveManifest>(Whole) ?? throw new JsonException();
    }

    private static JsonElement? Said(JsonDocument manifest, string name) =>
        manifest.RootElement.TryGetProperty(name, out var value) ? value : null;

    private static void MustBeWhole(ZipArchive zip, ArchiveManifest manifest, long length)
    {
        var sum = 0L;
        var left = zip.Entries.Select(entry => entry.FullName).ToList();
        left.Remove(ArchiveManifest.Name);
        foreach (var part in manifest.Parts)
        {
            var file = part.Kind == ArchivePart.Cards ? ArchivePart.CardsFile : ArchivePart.FileOf(part.Kind);
            if (part.File != file || part.Rows < 0 || part.Bytes is < 0 or > MostBytes)
                throw new JsonException();
            if (!left.Remove(file))
                throw new RefusedException($"This archive is not whole: {part.Kind} is missing. Take another copy.");
            if (zip.GetEntry(file)!.Length != part.Bytes)
                throw Changed(part);
            sum += part.Bytes;
        }
        if (left.Count > 0)
            throw new RefusedException(
                "This archive is not read: it holds a file that it does not name. Export it again."
            );
        if (sum > MostBytes || sum > Math.Max(length, MostOfManifest) * MostTimes)
            throw new RefusedException(
                "This archive is not read: far more would come out of it than any book is written with."
            );
    }

    public void Dispose()
    {
        _zip.Dispose();
        _file.Dispose();
    }

    /// <summary>Reads as much as was announced, and at the end makes sure that it is what was announced.</summary>
    private sealed class AtMost(Stream from, ArchivePart part) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _left = part.Bytes;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = Inflate(buffer);
            _left -= read;
            if (_left < 0)
                throw Changed(part);
            _hash.AppendData(buffer[..read]);
            if (read == 0 && buffer.Length > 0 && (_left > 0 || !IsAsSaid()))
                throw Changed(part);
            return read;
        }

        private int Inflate(Span<byte> buffer)
        {
            try
            {
                return from.Read(buffer);
            }
            catch (InvalidDataException)
            {
                throw Changed(part);
            }
        }

        private bool IsAsSaid() => Convert.ToHexStringLower(_hash.GetCurrentHash()) == part.Sha256;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => part.Bytes;

        public override long Position
        {
            get => part.Bytes - _left;
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _hash.Dispose();
                from.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
