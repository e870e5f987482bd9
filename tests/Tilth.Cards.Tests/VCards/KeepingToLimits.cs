using System.Text;
using static Tilth.Cards.Tests.Reading;

namespace Tilth.Cards.Tests.VCards;

public class KeepingToLimits
{
    [Fact]
    public void A_property_that_is_too_long_is_left_out()
    {
        var options = new VCardReadOptions { MaxLineBytes = 100 };
        var text =
            $"BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nNOTE:{new string('x', 200)}\nTEL:1\nX-F:a\n {new string('y', 60)}\n {new string('z', 60)}\nEND:VCARD\n";
        var card = ReadCards(text, options).ShouldHaveSingleItem();
        card.Problems.Count.ShouldBe(2);
        card.Contact!.Note.ShouldBeNull();
        card.Contact.Rest.ShouldBeEmpty();
        card.Contact.Phones.Count.ShouldBe(1);
    }

    [Fact]
    public void A_card_that_is_too_large_is_read_as_far_as_allowed()
    {
        var notes = string.Concat(Enumerable.Repeat($"NOTE:{new string('x', 90)}\n", 50));
        var card = ReadCards(
                $"BEGIN:VCARD\nVERSION:3.0\nFN:Bo\n{notes}TEL:1\nEND:VCARD\n",
                new() { MaxCardBytes = 1_000 }
            )
            .ShouldHaveSingleItem();
        card.Problems.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Error);
        card.Contact!.Note!.Length.ShouldBeLessThan(1_000);
    }

    [Fact]
    public void Properties_and_problems_are_counted()
    {
        var junk =
            string.Concat(Enumerable.Repeat("nothing\n", 500)) + string.Concat(Enumerable.Repeat("TEL:1\n", 500));
        var card = ReadCards(
            $"BEGIN:VCARD\nVERSION:3.0\nFN:Bo\n{junk}END:VCARD\n",
            new() { MaxProperties = 50, MaxProblems = 10 }
        )[0];
        card.Card.Properties.Count.ShouldBe(50);
        card.Problems.Count.ShouldBe(11);
        card.Problems[^1].Cause.ShouldContain("491 more problems");
    }

    [Fact]
    public void A_line_without_end_does_not_fill_the_memory()
    {
        using var endless = new Repeated(
            "x"u8.ToArray(),
            64L * 1024 * 1024,
            "BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nNOTE:"u8.ToArray()
        );
        var before = GC.GetAllocatedBytesForCurrentThread();
        var card = VCardReader.Read(endless).ToList().ShouldHaveSingleItem();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(16 * 1024 * 1024);
        card.Contact!.DisplayName.ShouldBe("Bo");
        card.Problems.ShouldContain(problem => problem.Cause.Contains("longer than"));
    }

    [Fact]
    public void Cards_are_read_as_they_are_asked_for()
    {
        using var endless = new Repeated("BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nEND:VCARD\n"u8.ToArray(), long.MaxValue, []);
        VCardReader.Read(endless).Take(3).Count().ShouldBe(3);
        endless.Position.ShouldBeLessThan(200_000);
    }

    [Fact]
    public void A_bomb_of_folds_is_read_in_good_time()
    {
        var text = new StringBuilder("BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nNOTE:");
        for (var n = 0; n < 300_000; n++)
            text.Append("\n x");
        var card = ReadCards(text.Append("\nEND:VCARD").ToString()).ShouldHaveSingleItem();
        card.Contact!.Note!.Length.ShouldBe(300_000);
    }

    [Fact]
    public void Cards_nested_without_end_are_no_danger()
    {
        var text =
            "BEGIN:VCARD\nVERSION:2.1\nFN:Bo\n" + string.Concat(Enumerable.Repeat("AGENT:\nBEGIN:VCARD\n", 20_000));
        ReadCards(text).ShouldHaveSingleItem().Contact!.DisplayName.ShouldBe("Bo");
    }

    /// <summary>A long stream that is made as it is read.</summary>
    private sealed class Repeated(byte[] unit, long length, byte[] before) : Stream
    {
        private long _at;

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - _at);
            for (var n = 0; n < count; n++, _at++)
                buffer[n] = _at < before.Length ? before[_at] : unit[(_at - before.Length) % unit.Length];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Position
        {
            get => _at;
            set => throw new NotSupportedException();
        }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
