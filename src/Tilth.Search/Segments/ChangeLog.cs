namespace Tilth.Search;

/// <summary>The keys of the last changes of an index, for views that follow it. Thread-safe.</summary>
internal sealed class ChangeLog
{
    private const int Kept = 4096;

    private readonly Lock _gate = new();
    private Guid[]? _keys;
    private long _position;

    /// <summary>Makes a change and notes its keys as one step.</summary>
    public void Record(ReadOnlySpan<Guid> keys, Action change)
    {
        lock (_gate)
        {
            change();
            foreach (var key in _keys is null ? [] : keys)
            {
                _keys![_position++ % Kept] = key;
            }
        }
    }

    /// <summary>What an index holds now, and the keys changed since a position; null if that is too long ago.</summary>
    public (Slice[] Slices, long Position, Guid[]? Keys) Since(long position, SegmentStack stack)
    {
        lock (_gate)
        {
            // Keys are kept from the first question on: an index without views pays nothing.
            var known = _keys is not null && position >= 0 && _position - position <= Kept;
            _keys ??= new Guid[Kept];
            var changed = new Guid[known ? _position - position : 0];
            for (var i = 0; i < changed.Length; i++)
            {
                changed[i] = _keys[(position + i) % Kept];
            }
            return (stack.Slices, _position, known ? changed : null);
        }
    }
}
