using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Tilth.Accounts;

/// <summary>
/// Counts failed sign-ins per account and per address over every door: ten a minute each. A browser that has signed in
/// before has a count of its own, so that a stranger's guessing does not lock the owner out.
/// </summary>
public sealed class SignInLimits(TimeProvider clock)
{
    private const int MostKeys = 100_000;
    public const int Failures = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>
    /// Counts a try as failed before it is made, so that many at once are not more than ten; false if any of the keys has
    /// used up its failures of the last minute.
    /// </summary>
    public bool Take(params ReadOnlySpan<string> keys)
    {
        if (_counts.Count > MostKeys)
            Forget();
        var isFull = false;
        foreach (var key in keys)
            isFull |= Add(key, 1) > Failures;
        if (isFull)
            GiveBack(keys);
        return !isFull;
    }

    /// <summary>It did not fail after all.</summary>
    public void GiveBack(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            Add(key, -1);
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

    private int Add(string key, int tries) =>
        _counts.AddOrUpdate(key, _ => new Count(Now, 0).Add(tries), (_, count) => count.At(Now).Add(tries)).Failed;

    private DateTimeOffset Now => clock.GetUtcNow();

    private void Forget()
    {
        foreach (var (key, count) in _counts)
        {
            if (count.At(Now).Failed == 0)
                _counts.TryRemove(key, out _);
        }
    }

    private sealed record Count(DateTimeOffset Since, int Failed)
    {
        public Count At(DateTimeOffset now) => now - Since < Window && now >= Since ? this : new Count(now, 0);

        public Count Add(int tries) => this with { Failed = Math.Max(0, Failed + tries) };
    }
}
