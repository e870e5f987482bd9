namespace Tilth.Store.Backup;

/// <summary>A passphrase comes from a file or from the standard input, never from the command line: others on the machine can read that.</summary>
public static class Passphrase
{
    private const int Fewest = 8;

    /// <summary>The first line of the file, or of the standard input for <c>-</c>; null where none is named.</summary>
    /// <exception cref="RefusedException">There is none in it.</exception>
    public static async Task<string?> From(string? file, CancellationToken cancel)
    {
        if (file is null)
            return null;
        if (file != "-" && !File.Exists(file))
            throw new RefusedException($"There is no file {file} with a passphrase.");
        using var lines = file == "-" ? Console.In : new StreamReader(file);
        var line = await lines.ReadLineAsync(cancel);
        return line is { Length: >= Fewest }
            ? line
            : throw new RefusedException(
                $"A passphrase is the first line of {(file == "-" ? "what is typed" : file)}, and has {Fewest} letters at least."
            );
    }
}
