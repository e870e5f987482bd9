namespace Tilth.Matching;

/// <summary>Work in parts on at most two threads; what the parts do must not depend on their order.</summary>
internal static class Threads
{
    private const int Most = 2;

    public static void Run(int parts, Action<int> work, CancellationToken cancel) => Run(parts, () => work, cancel);

    /// <param name="parts">How many parts.</param>
    /// <param name="worker">Makes what a thread works with, once for each thread.</param>
    /// <param name="cancel">Ends between parts.</param>
    public static void Run(int parts, Func<Action<int>> worker, CancellationToken cancel) =>
        Parallel.For(
            0,
            parts,
            new ParallelOptions { MaxDegreeOfParallelism = Most, CancellationToken = cancel },
            worker,
            (part, _, work) =>
            {
                work(part);
                return work;
            },
            _ => { }
        );
}
