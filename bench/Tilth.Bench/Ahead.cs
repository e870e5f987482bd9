using System.Collections.Concurrent;

namespace Tilth.Bench;

/// <summary>Reads ahead in a thread of its own, while what was read is being worked with.</summary>
internal static class Ahead
{
    private const int Batch = 1024,
        Batches = 32;

    public static IEnumerable<T> Of<T>(IEnumerable<T> source)
    {
        using var read = new BlockingCollection<T[]>(Batches);
        var reading = Task.Run(() =>
        {
            try
            {
                foreach (var batch in source.Chunk(Batch))
                {
                    read.Add(batch);
                }
            }
            finally
            {
                read.CompleteAdding();
            }
        });
        foreach (var one in read.GetConsumingEnumerable().SelectMany(batch => batch))
        {
            yield return one;
        }
        reading.GetAwaiter().GetResult();
    }
}
