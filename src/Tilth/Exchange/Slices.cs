using Tilth.People;

namespace Tilth.Exchange;

/// <summary>
/// Those who come in, a slice at a time; the next one is read while the last is written. What a slice holds in pictures is
/// bounded too.
/// </summary>
internal sealed class Slices(IEnumerable<Newcomer> newcomers) : IAsyncDisposable
{
    private const int MostInPictures = 8 << 20;

    private readonly IEnumerator<Newcomer> _newcomers = newcomers.GetEnumerator();
    private Task<List<Newcomer>>? _next;

    /// <summary>The next slice, empty at the end; begins to read the one after it.</summary>
    public async Task<IReadOnlyList<Newcomer>> Next(int most, CancellationToken cancel)
    {
        var slice = await (_next ?? Task.Run(() => Take(most), cancel));
        _next = slice.Count == 0 ? Task.FromResult(slice) : Task.Run(() => Take(most), cancel);
        return slice;
    }

    public async ValueTask DisposeAsync()
    {
        if (_next is not null)
            await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _newcomers.Dispose();
    }

    private List<Newcomer> Take(int most)
    {
        var slice = new List<Newcomer>();
        var pictures = 0;
        while (slice.Count < most && pictures < MostInPictures && _newcomers.MoveNext())
        {
            slice.Add(_newcomers.Current);
            pictures += _newcomers.Current.Contact.Photo?.Bytes?.Length ?? 0;
        }
        return slice;
    }
}
