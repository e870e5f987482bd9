namespace Tilth.Matching;

public sealed partial class MatchIndex
{
    /// <summary>Adds a record, or puts it in the place of the one with its id.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="record"/> is null.</exception>
    public void Put(Guid id, MatchRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Write(() => PutOne(id, record));
    }

    /// <summary>Adds many records, each as <see cref="Put"/>; nobody can ask meanwhile.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="records"/> or one of them is null; those before it were added.</exception>
    public void PutAll(IEnumerable<KeyValuePair<Guid, MatchRecord>> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        Write(() =>
        {
            foreach (var (id, record) in records)
            {
                ArgumentNullException.ThrowIfNull(record, nameof(records));
                PutOne(id, record);
            }
        });
    }

    /// <summary>Takes a record out.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(Guid id)
    {
        var was = false;
        Write(() =>
        {
            was = _numbers.Remove(id, out var number);
            if (was)
            {
                RemoveOne(number);
            }
        });
        return was;
    }

    /// <summary>
    /// Learns from the records how often those of one person agree. Worth it after a large import; what was learned counts from
    /// then on. Time is about linear in the number of records.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled, and what was believed before still counts.</exception>
    public void Learn(CancellationToken cancel = default) =>
        _model = Read(() => Linking.Learn(_book, Linking.Find(_book, MatchModel.Prior, cancel)));

    private void PutOne(Guid id, MatchRecord record)
    {
        if (_numbers.Remove(id, out var before))
        {
            RemoveOne(before);
        }
        var number = _book.Add(record);
        _blocks.Add(number, _book.Records, _keys);
        if (number >= _ids.Length)
        {
            Array.Resize(ref _ids, number * 2);
        }
        (_numbers[id], _ids[number]) = (number, id);
    }

    private void RemoveOne(int number)
    {
        _blocks.Remove(number, _book.Records, _keys);
        _book.Remove(number);
    }

    private void Write(Action change)
    {
        _gate.EnterWriteLock();
        try
        {
            change();
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }
}
