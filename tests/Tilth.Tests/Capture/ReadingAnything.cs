using System.Text;
using CsCheck;
using Tilth.Capture;

namespace Tilth.Tests.Capture;

/// <summary>What holds for every line, whoever wrote it.</summary>
public sealed class ReadingAnything
{
    private static readonly Gen<string> Words = Gen.OneOf(
        "met Rowan ivy Ash @Clover Hazel Storm and with at First Tuesday promised to send call the link by friday , ; . ( ) / & - next in 3 weeks knows looks for want to meet read in I'll will owe 's 10 10:30 14.3. 3/4 #label she them from of 柳青 \ud83c O'Moss remind me thank half past end of month march w/ about zoom on before".Split(
            ' '
        )
    );

    private static readonly Gen<string> Lines = Gen.OneOf(
        Gen.String,
        Words.Array[0, 40].Select(words => string.Join(' ', words)),
        Words.Array[0, 40].Select(string.Concat)
    );

    [Fact]
    public void Chips_lie_in_the_line_and_never_overlap() =>
        Lines.Sample(line =>
        {
            var end = 0;
            foreach (var part in Book.Read(line).Parts)
            {
                part.Span.Length.ShouldBeGreaterThan(0);
                part.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
                end = part.Span.End;
                end.ShouldBeLessThanOrEqualTo(line.Length);
            }
        });

    [Fact]
    public void Everything_else_lies_in_the_line_too() =>
        Lines.Sample(line =>
        {
            var reading = Book.Read(line);
            reading.Line.ShouldBeSameAs(line);
            foreach (var span in Spans(reading))
            {
                span.Start.ShouldBeGreaterThanOrEqualTo(0);
                span.End.ShouldBeLessThanOrEqualTo(line.Length);
            }
            foreach (var kept in reading.Kept)
                kept.Span.In(line).ShouldBe(kept.Text);
        });

    [Fact]
    public void Everybody_mentioned_may_be_somebody() =>
        Lines.Sample(line => Book.Read(line).Mentions.ShouldAllBe(mention => mention.Candidates.Count > 0));

    [Fact]
    public void Reading_twice_says_the_same() =>
        Lines.Sample(line => Meaning.Of(Book.Read(line)).ShouldBe(Meaning.Of(Book.Read(line))));

    [Theory]
    [InlineData(' ')]
    [InlineData('a')]
    [InlineData('(')]
    [InlineData('@')]
    [InlineData('9')]
    [InlineData('\'')]
    [InlineData('\ud800')]
    [InlineData('\u0301')]
    public void A_line_of_one_character_many_times_is_read(char c) =>
        Book.Read(new string(c, 10_000)).Promises.ShouldBeEmpty();

    [Fact]
    public void A_very_long_line_is_kept_whole()
    {
        var line = new StringBuilder().Insert(0, "met Rowan and Ivy, ", 3_000).ToString();
        Book.Read(line).Line.ShouldBe(line);
    }

    private static IEnumerable<TextSpan> Spans(Reading reading) =>
        [
            .. reading.Mentions.Select(mention => mention.Span),
            .. reading.Promises.Select(promise => promise.Span),
            .. reading.Kept.Select(kept => kept.Span),
            .. reading.Wants.Select(want => want.Span),
            .. reading.Doubts.Select(doubt => doubt.Span),
        ];
}
