namespace Tilth.Fault.Tests.Power;

/// <summary>How much of what was not synced is lost when the power goes.</summary>
internal enum Loss
{
    /// <summary>All of it.</summary>
    Everything,

    /// <summary>None of it: the cache happened to be written out.</summary>
    Nothing,

    /// <summary>Some of the writes, whatever their order.</summary>
    Some,

    /// <summary>Some of the sectors of some of the writes.</summary>
    Torn,
}

internal static class Losses
{
    /// <summary>How many of the pending names are kept; a journal keeps them in order.</summary>
    public static int Names(this Loss loss, int pending, Random random) =>
        loss switch
        {
            Loss.Everything => 0,
            Loss.Nothing => pending,
            Loss.Some or Loss.Torn => random.Next(pending + 1),
        };
}

/// <summary>A file with its durable bytes and the changes that wait in the cache.</summary>
internal sealed class CachedFile(byte[] durable)
{
    private const int Sector = 512;
    private readonly Content _durable = new(durable);
    private readonly List<Pending> _pending = [];

    /// <summary>A write or a truncation: pending from its beginning, done at its end.</summary>
    public void Change(Step step)
    {
        var call = step.Call;
        if (!step.IsEnd)
        {
            _pending.Add(new Pending(call, call.Name == "ftruncate" ? null : call.Bytes(), call.LastNumber()));
            return;
        }
        var at = _pending.FindIndex(pending => pending.Call == call);
        if (!call.Succeeded)
            _pending.RemoveAt(at);
        else
            _pending[at] = _pending[at] with { Bytes = Written(_pending[at]), IsDone = true };
    }

    /// <summary>A sync that begins: what is done by now is durable once the given action runs, at the end of the sync.</summary>
    public Action Sync()
    {
        var covered = _pending.Where(pending => pending.IsDone).ToList();
        return () =>
        {
            foreach (var pending in covered.Where(_pending.Remove))
                pending.Apply(_durable);
        };
    }

    public byte[] After(Loss loss, Random random)
    {
        var content = new Content(_durable.ToArray());
        foreach (var pending in _pending)
            Apply(pending, content, loss, random);
        return content.ToArray();
    }

    private static void Apply(Pending pending, Content content, Loss loss, Random random)
    {
        var isKept = loss switch
        {
            Loss.Everything => false,
            Loss.Nothing => true,
            Loss.Some or Loss.Torn => random.Next(2) == 0,
        };
        if (loss != Loss.Torn || pending.Bytes is not { } bytes)
        {
            if (isKept)
                pending.Apply(content);
            return;
        }
        for (var from = 0L; from < bytes.Length; )
        {
            var position = pending.Number + from;
            var length = Math.Min(Sector - position % Sector, bytes.Length - from);
            if (random.Next(2) == 0)
                content.Write(position, bytes.AsSpan((int)from, (int)length));
            from += length;
        }
    }

    /// <summary>A write may take less than it was given.</summary>
    private static byte[]? Written(Pending pending) => pending.Bytes?[..(int)pending.Call.Result];

    private sealed record Pending(SystemCall Call, byte[]? Bytes, long Number, bool IsDone = false)
    {
        public void Apply(Content content)
        {
            if (Bytes is null)
                content.SetLength(Number);
            else
                content.Write(Number, Bytes);
        }
    }

    private sealed class Content(byte[] bytes)
    {
        private byte[] _bytes = bytes;
        private int _length = bytes.Length;

        public void SetLength(long length)
        {
            if (length > _bytes.Length)
                Array.Resize(ref _bytes, (int)Math.Max(length, 2L * _bytes.Length));
            if (length < _length)
                Array.Clear(_bytes, (int)length, _length - (int)length);
            _length = (int)length;
        }

        public void Write(long at, ReadOnlySpan<byte> bytes)
        {
            if (at + bytes.Length > _length)
                SetLength(at + bytes.Length);
            bytes.CopyTo(_bytes.AsSpan((int)at));
        }

        public byte[] ToArray() => _bytes[.._length];
    }
}
