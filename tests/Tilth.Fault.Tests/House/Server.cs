using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Tilth.Fault.Tests.House;

/// <summary>A running <c>tilth serve</c>, alone or under another program that watches it.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const string Open = "Tilth is open at ";
    private readonly Process _process;
    private readonly bool _isWatched;
    private readonly StringBuilder _said = new();

    private Server(Process process, bool isWatched) => (_process, _isWatched) = (process, isWatched);

    public Uri Address { get; private set; } = null!;

    public bool IsRunning => !_process.HasExited;

    /// <summary>How much processor it has used since its start.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>From the start of the process to the first page that it answers with.</summary>
    public TimeSpan UntilFirstAnswer { get; private set; }

    /// <summary>All that it wrote to its log, besides the line that says where it is open.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts it, alone or under another program, and waits until it answers.</summary>
    public static Task<Server> Start(string data, params string[] under) => Start(data, [], under);

    /// <summary>The same with these variables in its environment.</summary>
    public static async Task<Server> Start(
        string data,
        IReadOnlyList<(string Name, string Value)> environment,
        params string[] under
    )
    {
        var began = Stopwatch.GetTimestamp();
        var server = Begin(data, environment, under);
        var opened = await server._process.StandardOutput.ReadLineAsync();
        if (opened?.StartsWith(Open, StringComparison.Ordinal) is not true)
            throw new InvalidOperationException($"The server did not open: {opened} {server.Said}");
        server.Address = new Uri(opened[Open.Length..]);
        using var http = new HttpClient { BaseAddress = server.Address };
        (await http.GetAsync(new Uri("/sign-in", UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue();
        _ = server.Listen();
        server.UntilFirstAnswer = Stopwatch.GetElapsedTime(began);
        return server;
    }

    /// <summary>Starts the process and does not wait until it answers.</summary>
    public static Server Begin(string data, params string[] under) => Begin(data, [], under);

    private static Server Begin(
        string data,
        IReadOnlyList<(string Name, string Value)> environment,
        params string[] under
    )
    {
        string[] words = [.. under, Installed.Tilth, "serve", "--data", data, "--urls", "http://127.0.0.1:0"];
        var start = Installed.Start(words[0], words[1..]);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        var server = new Server(process, under.Length > 0);
        process.ErrorDataReceived += (_, line) => server.Say(line.Data);
        process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Ends it at once, as a crash would: SIGKILL.</summary>
    public Task Kill() => Signal("-KILL");

    /// <summary>Asks it to end in order.</summary>
    public Task Stop() => Signal("-TERM");

    /// <summary>Waits until it has ended by itself, and tells with which code.</summary>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private async Task Listen()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            Say(line);
    }

    private void Say(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
    }

    private async Task Signal(string signal)
    {
        if (_process.HasExited)
            return;
        var program = _isWatched ? Child() : _process.Id.ToString(CultureInfo.InvariantCulture);
        await Installed.Call("kill", "", signal, program);
        await _process.WaitForExitAsync();
    }

    private string Child() => File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children").Trim();

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }
}
