using System.Globalization;

namespace Tilth.Fault.Tests.Power;

/// <summary>One call of the program to the kernel, as strace wrote it down.</summary>
internal sealed class SystemCall(string name, string told)
{
    public string Name => name;

    /// <summary>What it was called with; where the kernel fills something in, complete only after the end.</summary>
    public string Told { get; private set; } = told;

    /// <summary>What it returned; negative if it failed; known at the end only.</summary>
    public long Result { get; private set; } = -1;

    public bool Succeeded => Result >= 0;

    /// <summary>The file, folder or socket behind the descriptor that is its first argument (strace -y).</summary>
    public string Target
    {
        get
        {
            var from = Told.IndexOf('<', StringComparison.Ordinal) + 1;
            var to = Told.IndexOf('>', StringComparison.Ordinal);
            return from > 0 && to > from ? Text(Told.AsSpan(from, to - from)) : "";
        }
    }

    /// <summary>True if the name of that file was gone by then.</summary>
    public bool IsOfDeleted => Told.Contains(">(deleted)", StringComparison.Ordinal);

    public void Ends(string rest, long result) => (Told, Result) = (Told + rest, result);

    /// <summary>All texts in quotation marks, one after the other: a path, or the bytes of every buffer.</summary>
    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        for (var at = Told.IndexOf('"', StringComparison.Ordinal); at >= 0; )
        {
            var end = Told.IndexOf('"', at + 1);
            bytes.Write(Unhex(Told.AsSpan(at + 1, end - at - 1)));
            at = Told.IndexOf('"', end + 1);
        }
        return bytes.ToArray();
    }

    public string Path() => System.Text.Encoding.UTF8.GetString(Bytes());

    /// <summary>The last argument: an offset, or a length.</summary>
    public long LastNumber() =>
        long.Parse(Told.AsSpan(Told.LastIndexOf(',') + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(ReadOnlySpan<char> hex) => System.Text.Encoding.UTF8.GetString(Unhex(hex));

    /// <summary><c>\x2f\x74</c>, as strace -xx writes every text.</summary>
    private static byte[] Unhex(ReadOnlySpan<char> text)
    {
        if (text.Length % 4 != 0)
            throw new FormatException($"Not as strace -xx writes: {text}");
        var bytes = new byte[text.Length / 4];
        for (var at = 0; at < bytes.Length; at++)
            bytes[at] = byte.Parse(text.Slice(at * 4 + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return bytes;
    }
}
