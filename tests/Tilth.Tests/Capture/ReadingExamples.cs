using System.Globalization;
using System.Runtime.CompilerServices;

namespace Tilth.Tests.Capture;

/// <summary>The examples of <c>examples.md</c>: each line means what stands below it.</summary>
public sealed class ReadingExamples
{
    public static IEnumerable<TheoryDataRow<int, string>> Examples =>
        All().Select(example => new TheoryDataRow<int, string>(example.Row, example.Line));

    [Theory, MemberData(nameof(Examples))]
    public void The_line_means_what_the_example_says(int row, string line)
    {
        var example = All().Single(one => one.Row == row);
        var said = Meaning.Of(Book.Read(line, example.Now));
        string.Join('\n', said.DefaultIfEmpty("nothing")).ShouldBe(string.Join('\n', example.Meaning));
    }

    [Fact]
    public void There_are_enough_examples() => All().Count.ShouldBeGreaterThanOrEqualTo(80);

    private static List<Example> All([CallerFilePath] string here = "")
    {
        var examples = new List<Example>();
        var text = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, "examples.md"));
        for (var row = 0; row < text.Length; row++)
        {
            if (text[row].StartsWith("> ", StringComparison.Ordinal))
                examples.Add(new(row + 1, text[row][2..]));
            else if (text[row].StartsWith("- now: ", StringComparison.Ordinal))
                examples[^1].Now = DateTime.ParseExact(
                    text[row][7..],
                    "yyyy-MM-dd HH:mm",
                    CultureInfo.InvariantCulture
                );
            else if (text[row].StartsWith("- ", StringComparison.Ordinal))
                examples[^1].Meaning.Add(text[row][2..]);
        }
        return examples;
    }

    private sealed record Example(int Row, string Line)
    {
        public DateTime? Now { get; set; }
        public List<string> Meaning { get; } = [];
    }
}
