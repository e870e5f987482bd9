namespace Tilth.Bench;

/// <summary>Reads the rows of a well-formed CSV file: commas, doubled quotes, line breaks within quotes.</summary>
internal static class Csv
{
    private const int Buffer = 1 << 20;

    public static IEnumerable<string[]> Rows(string path)
    {
        using var reader = new StreamReader(path, System.Text.Encoding.UTF8, false, Buffer);
        var fields = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            // A row goes on over the line where a quote is still open.
            while (line.AsSpan().Count('"') % 2 == 1 && reader.ReadLine() is { } more)
            {
                line += "\n" + more;
            }
            fields.Clear();
            Split(line, fields);
            yield return [.. fields];
        }
    }

    private static void Split(string line, List<string> fields)
    {
        var rest = line.AsSpan();
        while (true)
        {
            if (rest.StartsWith("\""))
            {
                var end = 1;
                while (end + 1 < rest.Length && (rest[end] != '"' || rest[end + 1] == '"'))
                {
                    end += rest[end] == '"' ? 2 : 1;
                }
                fields.Add(rest[1..end].ToString().Replace("\"\"", "\"", StringComparison.Ordinal));
                rest = rest[(end + 1)..];
            }
            else
            {
                var end = rest.IndexOf(',') is var comma and >= 0 ? comma : rest.Length;
                fields.Add(rest[..end].ToString());
                rest = rest[end..];
            }
            if (rest.IsEmpty)
            {
                return;
            }
            rest = rest[1..];
        }
    }
}
