using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tilth.Tests.Exchange;

/// <summary>An archive as a test reads it, and changes it as a stranger might, with or without making it look sound again.</summary>
internal sealed class ArchiveText
{
    private const string Named = "manifest.json";

    private ArchiveText(Dictionary<string, byte[]> files, JsonObject manifest) => (Files, Manifest) = (files, manifest);

    /// <summary>By name, without the manifest.</summary>
    public Dictionary<string, byte[]> Files { get; }

    public JsonObject Manifest { get; }

    /// <summary>What a person could read in it, all parts together.</summary>
    public string All => string.Join('\n', Files.Values.Select(Encoding.UTF8.GetString)) + Manifest;

    public string Text(string file) => Encoding.UTF8.GetString(Files[file]);

    public string[] Rows(string file) => Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Each part with its digest: the same for the same rows.</summary>
    public string Digests => string.Join('\n', Parts.Select(part => $"{part["file"]} {part["rows"]} {part["sha256"]}"));

    private IEnumerable<JsonObject> Parts => Manifest["parts"]!.AsArray().Select(part => part!.AsObject());

    public JsonObject Part(string kind) => Parts.First(part => (string?)part["kind"] == kind);

    public static ArchiveText Of(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var from = entry.Open();
            using var to = new MemoryStream();
            from.CopyTo(to);
            files.Add(entry.FullName, to.ToArray());
        }
        files.Remove(Named, out var manifest);
        return new ArchiveText(files, JsonNode.Parse(manifest)!.AsObject());
    }

    /// <summary>Another text in a part, with the digest and the number of rows that go with it.</summary>
    public ArchiveText With(string kind, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var part = Part(kind);
        Files[(string)part["file"]!] = bytes;
        (part["rows"], part["bytes"]) = (text.Count(letter => letter == '\n'), bytes.Length);
        part["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return this;
    }

    public byte[] Zipped()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Files)
                Write(zip, name, content);
            Write(zip, Named, JsonSerializer.SerializeToUtf8Bytes(Manifest));
        }
        return bytes.ToArray();
    }

    private static void Write(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }
}
