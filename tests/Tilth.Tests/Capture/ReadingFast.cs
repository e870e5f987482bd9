using System.Diagnostics;
using Tilth.Capture;

namespace Tilth.Tests.Capture;

/// <summary>The line is read at each key, so no line may be slow to read, however odd.</summary>
public sealed class ReadingFast
{
    private static readonly LineGrammar Grammar = new(CaptureWords.English);

    // Far above what it takes (a few milliseconds), far below what the square of its words would take.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("Rowan ")]
    [InlineData("Thistle, ")]
    [InlineData("met Ash and ")]
    [InlineData("send Ivy a, b and ")]
    [InlineData("Ivy knows Ash ")]
    [InlineData("at the Mill of ")]
    [InlineData("want to meet Hazel Storm, ")]
    [InlineData("by friday in 3 next ")]
    [InlineData("will them ")]
    [InlineData("Ivy (Gale) ")]
    [InlineData("((((")]
    [InlineData("x,")]
    public void The_oddest_long_line_is_read_at_once(string piece)
    {
        var line = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        var fastest = Enumerable.Range(0, 3).Min(_ => Took(line));
        fastest.ShouldBeLessThan(Patience);
    }

    [Fact]
    public void The_book_is_asked_once_a_word()
    {
        var book = new CountingBook();
        var line = string.Concat(
            Enumerable.Repeat("met Rowan and Thistle at the mill, promised to send ivy the list by friday ", 10)
        );
        Grammar.Read(line, new CaptureContext { Now = Book.Tuesday, Names = book });
        book.Asked.ShouldBeInRange(1, line.Split(' ').Length);
    }

    private static TimeSpan Took(string line)
    {
        var start = Stopwatch.GetTimestamp();
        Book.Read(line);
        return Stopwatch.GetElapsedTime(start);
    }

    private sealed class CountingBook : INameBook
    {
        public int Asked { get; private set; }

        public IReadOnlyList<NameMatch> At(ReadOnlySpan<string> words)
        {
            Asked++;
            return Book.Names.At(words);
        }

        public IReadOnlyList<KnownName> Near(ReadOnlySpan<string> words) => Book.Names.Near(words);
    }
}
