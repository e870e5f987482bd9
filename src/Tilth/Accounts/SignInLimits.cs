using System.Net;
using System.Net.Sockets;

namespace Tilth.Accounts;

/// <summary>
/// Counts failed sign-ins per account and per address over every door: ten a minute each. A browser that has signed in
/// before has a count of its own, so that a stranger's guessing does not lock the owner out.
/// </summary>
public sealed class SignInLimits(TimeProvider clock)
{
    public enum Taken
    {
        Free,

        /// <summary>Refused, and the first of its kind in this minute: whoever keeps a trace writes it down.</summary>
        FullAtFirst,

        Full,
    }

    /// <summary>So many failures, and in which time.</summary>
    public sealed record Limit(int Failures, TimeSpan Window);

    // Each costs the work of a password, so that this is more than a machine can count in two minutes.
    private const int MostKeys = 100_000;
    public const int Failures = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    public static readonly Limit OfPasswords = new(Failures, Window);

    /// <summary>A code has a million values: five tries in a quarter of an hour are one in two thousand a day.</summary>
    public static readonly Limit OfCodes = new(5, TimeSpan.FromMinutes(15));

    /// <summary>Links that let somebody in are long and never typed: who tries many guesses.</summary>
    public static readonly Limit OfLinks = new(20, TimeSpan.FromHours(1));

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);
    private DateTimeOffset _swept = clock.GetUtcNow();

    /// <summary>
    /// Counts a try as failed before it is made, so that many at once are not more than ten. It is refused, and nothing
    /// counted, if any of the keys has used up its failures.
    /// </summary>
    public Taken Take(Limit limit, params ReadOnlySpan<string> keys)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            Sweep(now);
            var (isFull, isTold) = (false, true);
            foreach (var key in keys)
            {
                var count = At(key, limit, now);
                if (count.Failed < count.Limit.Failures)
                    continue;
                (isFull, isTold) = (true, isTold && count.IsTold);
                _counts[key] = count with { IsTold = true };
            }
            if (isFull)
                return isTold ? Taken.Full : Taken.FullAtFirst;
            foreach (var key in keys)
                _counts[key] = At(key, limit, now).Add(1);
            return Taken.Free;
        }
    }

    /// <summary>It did not fail after all.</summary>
    public void GiveBack(Limit limit, params ReadOnlySpan<string> keys)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            foreach (var key in keys)
                _counts[key] = At(key, limit, now).Add(-1);
        }
    }

    /// <summary>
    /// What counts as one address: of IPv6 the first 64 bits, since one line has all the addresses behind them (RFC 6177).
    /// </summary>
    public static string Network(string address)
    {
        if (!IPAddress.TryParse(address, out var ip) || ip.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        if (ip.IsIPv4MappedToIPv6)
            return ip.MapToIPv4().ToString();
        var bytes = ip.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }

    private Count At(string key, Limit limit, DateTimeOffset now) =>
        _counts.TryGetValue(key, out var count) && count.HoldsAt(now) ? count : new Count(limit, now, 0, IsTold: false);

    /// <summary>Once a minute what counts no more goes; should there be too many before, then all that is not full.</summary>
    private void Sweep(DateTimeOffset now)
    {
        var isTime = now - _swept >= Window || now < _swept;
        if (!isTime && _counts.Count <= MostKeys)
            return;
        _swept = now;
        foreach (var (key, count) in _counts)
        {
            if (!count.HoldsAt(now) || (!isTime && count.Failed < count.Limit.Failures))
                _counts.Remove(key);
        }
    }

    private sealed record Count(Limit Limit, DateTimeOffset Since, int Failed, bool IsTold)
    {
        public bool HoldsAt(DateTimeOffset now) => now - Since < Limit.Window && now >= Since;

        public Count Add(int tries) => this with { Failed = Math.Max(0, Failed + tries) };
    }
}
