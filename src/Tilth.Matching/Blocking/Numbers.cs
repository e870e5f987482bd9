namespace Tilth.Matching;

/// <summary>A growing row of numbers that can be sorted in place.</summary>
internal sealed class Numbers
{
    private const int Smallest = 64;

    private ulong[] _values = [];

    public int Count { get; private set; }

    public ReadOnlySpan<ulong> All => _values.AsSpan(0, Count);

    public void Add(ulong value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(Smallest, Count * 2));
        }
        _values[Count++] = value;
    }

    public void Clear() => Count = 0;

    /// <summary>See <see cref="RadixSort"/>.</summary>
    public void Sort(int from, int bits) => _values = RadixSort.Sort(_values, Count, from, bits);
}
