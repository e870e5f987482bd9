using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Tilth.Store;
using Tilth.Store.Erasure;

namespace Tilth.People.Photos;

/// <summary>The copies of photos that browsers get: drawn when they are asked for, two at once, and kept in memory while there is room.</summary>
public sealed class PhotoCopies(TilthStore store) : IDisposable
{
    private const int AtOnce = 2;
    private const long MostInMemory = 16 << 20;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostInMemory });
    private readonly SemaphoreSlim _drawing = new(AtOnce);

    /// <summary>A JPEG; null where there is no such photo in this book, or it cannot be drawn.</summary>
    public async Task<byte[]?> Of(Me me, Guid id, PictureSize size, CancellationToken cancel = default)
    {
        // Asked each time: what is kept is kept for whoever may see it still.
        await using var db = store.Read(me);
        if (!await db.Photos().AnyAsync(row => row.Id == id, cancel))
            return null;
        var key = (me.SpaceId, id, size);
        if (!_kept.TryGetValue(key, out byte[]? copy))
        {
            copy = await Draw(
                async () =>
                {
                    var bytes = await db.Photos()
                        .Where(row => row.Id == id)
                        .Select(row => row.Bytes)
                        .FirstOrDefaultAsync(cancel);
                    return bytes is null ? null : Pictures.Draw(bytes, size)?.Jpeg;
                },
                cancel
            );
            // Also that it cannot be drawn is found out once.
            _kept.Set(key, copy ?? [], new MemoryCacheEntryOptions { Size = Math.Max(1024, copy?.Length ?? 0) });
        }
        return copy is { Length: > 0 } ? copy : null;
    }

    /// <summary>Whatever decodes a picture waits its turn here, so that many at once take no more memory than two.</summary>
    internal async Task<T> Draw<T>(Func<Task<T>> draw, CancellationToken cancel)
    {
        await _drawing.WaitAsync(cancel);
        try
        {
            return await Task.Run(draw, cancel);
        }
        finally
        {
            _drawing.Release();
        }
    }

    /// <summary>Of whoever is erased no copy stays either.</summary>
    internal AtErase AsAtErase() =>
        new((_, _) => Task.CompletedTask)
        {
            Afterwards = (_, _) =>
            {
                _kept.Clear();
                return Task.CompletedTask;
            },
        };

    public void Dispose()
    {
        _kept.Dispose();
        _drawing.Dispose();
    }
}
