namespace Tilth.Matching;

/// <summary>The profiles of records by number, one after the other in one array. Numbers of removed records are given again.</summary>
internal sealed class Records
{
    private const int FewestToTidy = 1 << 16;

    private readonly Stack<int> _free = [];
    private uint[] _values = new uint[256];
    private int[] _starts = new int[16],
        _lengths = new int[16];
    private int _used,
        _wasted;

    /// <summary>One more than the largest number in use.</summary>
    public int End { get; private set; }

    public int Count => End - _free.Count;

    public ReadOnlySpan<uint> this[int record] => _values.AsSpan(_starts[record], _lengths[record]);

    /// <summary>Whether a number is in use.</summary>
    public bool Has(int record) => _lengths[record] >= 0;

    public int Add(ReadOnlySpan<uint> profile)
    {
        if (_wasted > FewestToTidy && _wasted > _used / 2)
        {
            Tidy();
        }
        if (_used + profile.Length > _values.Length)
        {
            Array.Resize(ref _values, Math.Max(checked(_values.Length * 2), _used + profile.Length));
        }
        profile.CopyTo(_values.AsSpan(_used));
        var record = _free.Count > 0 ? _free.Pop() : End++;
        if (record == _starts.Length)
        {
            Array.Resize(ref _starts, record * 2);
            Array.Resize(ref _lengths, record * 2);
        }
        (_starts[record], _lengths[record]) = (_used, profile.Length);
        _used += profile.Length;
        return record;
    }

    public void Remove(int record)
    {
        _wasted += _lengths[record];
        _lengths[record] = -1;
        _free.Push(record);
    }

    // Puts the profiles together again after half of the room belonged to records that are gone.
    private void Tidy()
    {
        var values = new uint[_values.Length];
        _used = 0;
        for (var record = 0; record < End; record++)
        {
            if (_lengths[record] > 0)
            {
                this[record].CopyTo(values.AsSpan(_used));
                _starts[record] = _used;
                _used += _lengths[record];
            }
        }
        (_values, _wasted) = (values, 0);
    }
}
