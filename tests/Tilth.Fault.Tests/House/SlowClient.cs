using System.Net.Sockets;
using System.Text;

namespace Tilth.Fault.Tests.House;

/// <summary>Sends its request a byte at a time and never ends it; when the server has enough of it, it comes again.</summary>
internal sealed class SlowClient(Uri address, string request)
{
    private static readonly TimeSpan BetweenBytes = TimeSpan.FromMilliseconds(250);

    /// <summary>How the request begins: what is sent at once, before it becomes slow.</summary>
    public int AtOnce { get; init; }

    /// <summary>How often the server ended the connection, and how long the longest lasted.</summary>
    public int SentAway { get; private set; }

    public TimeSpan Longest { get; private set; }

    public async Task Annoy(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var began = TimeProvider.System.GetTimestamp();
            try
            {
                await Once(stop);
            }
            catch (Exception ended) when (ended is SocketException or IOException or OperationCanceledException) { }
            if (stop.IsCancellationRequested)
                return;
            SentAway++;
            var lasted = TimeProvider.System.GetElapsedTime(began);
            Longest = lasted > Longest ? lasted : Longest;
        }
    }

    /// <summary>Until the server answers or hangs up.</summary>
    private async Task Once(CancellationToken stop)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, stop);
        await using var stream = client.GetStream();
        var answer = stream.ReadAsync(new byte[1], stop).AsTask();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request[..AtOnce]), stop);
        for (var at = AtOnce; !answer.IsCompleted; at++)
        {
            var next = at < request.Length ? request[at] : 'x';
            await stream.WriteAsync(new[] { (byte)next }, stop);
            await Task.WhenAny(answer, Task.Delay(BetweenBytes, stop));
        }
        await answer;
    }
}
