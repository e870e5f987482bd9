using System.Text;

namespace Tilth.Bench;

/// <summary>Reads the rows of a well-formed CSV file: commas, doubled quotes, line breaks within quotes.</summary>
internal static class Csv
{
    public static IEnumerable<string[]> Rows(string path)
    {
        using var reader = new StreamReader(path);
        List<string> row = [];
        var field = new StringBuilder();
        var quoted = false;
        for (var next = reader.Read(); next >= 0; next = reader.Read())
        {
            var letter = (char)next;
            if (quoted)
            {
                quoted = letter != '"';
                if (!quoted && reader.Peek() == '"')
                {
                    quoted = true;
                    field.Append((char)reader.Read());
                }
                else if (quoted)
                {
                    field.Append(letter);
                }
            }
            else if (letter is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (letter == '\n')
                {
                    yield return [.. row];
                    row.Clear();
                }
            }
            else if (letter == '"')
            {
                quoted = true;
            }
            else if (letter != '\r')
            {
                field.Append(letter);
            }
        }
    }
}
