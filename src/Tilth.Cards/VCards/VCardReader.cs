using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tilth.Cards;

/// <summary>
/// Reads vCard 2.1, 3.0 and 4.0 (the vCard specification of the Versit consortium, RFC 2426, RFC 6350 with RFC 6868 and
/// RFC 9554), as programs really write them. It never throws for what is in a file: what is wrong becomes a
/// <see cref="Problem"/> and the rest is read on. O(n) in the bytes; memory is bounded by the limits of
/// <see cref="VCardReadOptions"/>, however long file, card or line. Each reading stands alone; calls are thread-safe.
/// </summary>
public static class VCardReader
{
    /// <summary>
    /// Reads the cards of a stream one by one, as they are asked for: UTF-8, UTF-16 with or without a byte order mark, or
    /// 8-bit text whose properties declare their character set. The stream is not closed.
    /// </summary>
    /// <exception cref="IOException">The stream cannot be read; likewise any other exception of the stream itself.</exception>
    public static IEnumerable<ReadCard> Read(Stream stream, VCardReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ReadAll(stream, options ?? new());
    }

    /// <summary>Reads the cards of a file in memory one by one.</summary>
    public static IEnumerable<ReadCard> Read(ReadOnlyMemory<byte> bytes, VCardReadOptions? options = null)
    {
        var whole = MemoryMarshal.TryGetArray(bytes, out var array) ? array : new(bytes.ToArray());
        return ReadAll(
            new MemoryStream(whole.Array ?? [], whole.Offset, whole.Count, writable: false),
            options ?? new()
        );
    }

    /// <summary>Reads the cards of a stream one by one without blocking; otherwise as <see cref="Read(Stream, VCardReadOptions)"/>.</summary>
    /// <exception cref="IOException">The stream cannot be read; likewise any other exception of the stream itself.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IAsyncEnumerable<ReadCard> ReadAsync(
        Stream stream,
        VCardReadOptions? options = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ReadAllAsync(stream, options ?? new(), cancel);
    }

    private static IEnumerable<ReadCard> ReadAll(Stream stream, VCardReadOptions options)
    {
        var source = EncodedStream.Open(stream);
        var feed = new LineFeed(options.MaxLineBytes);
        var cards = new CardAssembler(options);
        while (!feed.IsDone)
        {
            feed.Fill(source);
            while (cards.TryRead(feed, out var card))
                yield return card;
        }
        while (cards.TryFinish(out var card))
            yield return card;
    }

    private static async IAsyncEnumerable<ReadCard> ReadAllAsync(
        Stream stream,
        VCardReadOptions options,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var source = await EncodedStream.OpenAsync(stream, cancel).ConfigureAwait(false);
        var feed = new LineFeed(options.MaxLineBytes);
        var cards = new CardAssembler(options);
        while (!feed.IsDone)
        {
            await feed.FillAsync(source, cancel).ConfigureAwait(false);
            while (cards.TryRead(feed, out var card))
                yield return card;
        }
        while (cards.TryFinish(out var card))
            yield return card;
    }
}
