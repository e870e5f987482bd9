using System.Diagnostics;
using System.Net;

namespace Tilth.Fault.Tests;

/// <summary>Two hundred clients that send a byte now and then: nobody else waits for them, and they are sent away.</summary>
public sealed class SlowClients
{
    private const int Clients = 200,
        Requests = 200,
        Tries = 5;
    private const string Body =
        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n";

    // A machine with other work answers now and then a few milliseconds later, whoever asks.
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(10),
        LongestStay = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task Others_are_answered_as_before_and_every_slow_one_is_sent_away()
    {
        await using var book = await Book.New();
        await using var server = await book.Serve();
        using var http = new HttpClient { BaseAddress = server.Address };
        await P95(http);
        var before = await P95(http);

        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(at => Slow(server.Address, at)).ToList();
        var annoying = clients.ConvertAll(client => client.Annoy(stop.Token));
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        var during = await P95(http);
        for (var tries = 1; tries < Tries && during > 2 * before + Noise; tries++)
            during = Shorter(during, await P95(http));
        var since = Stopwatch.GetTimestamp();
        while (clients.Exists(client => client.SentAway == 0) && Stopwatch.GetElapsedTime(since) < LongestStay)
            await Task.Delay(200, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Task.WhenAll(annoying);

        during.ShouldBeLessThanOrEqualTo(2 * before + Noise);
        clients.Count(client => client.SentAway == 0).ShouldBe(0);
        (await http.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        Setting.Tell(
            $"{Clients} slow clients: p95 {before.TotalMilliseconds:0.0} ms before, {during.TotalMilliseconds:0.0} ms "
                + $"meanwhile; the longest stayed {clients.Max(client => client.Longest).TotalSeconds:0.0} s"
        );
    }

    /// <summary>Half of them are slow from the first byte, half of them with the body alone.</summary>
    private static SlowClient Slow(Uri address, int number) =>
        number % 2 == 0
            ? new SlowClient(address, "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
            : new SlowClient(address, Body) { AtOnce = Body.Length };

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static async Task<TimeSpan> P95(HttpClient http)
    {
        var took = new List<TimeSpan>(Requests);
        for (var at = 0; at < Requests; at++)
        {
            var began = Stopwatch.GetTimestamp();
            (await http.GetAsync(new Uri("/sign-in", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
            took.Add(Stopwatch.GetElapsedTime(began));
        }
        took.Sort();
        return took[Requests * 95 / 100];
    }
}
