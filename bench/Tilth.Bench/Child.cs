using System.Diagnostics;
using System.Globalization;

namespace Tilth.Bench;

/// <summary>Another program that is measured from outside: its processor time and memory as the system counts them.</summary>
internal sealed class Child : IDisposable
{
    private const double TicksASecond = 100;

    private readonly Process _process;

    private Child(Process process) => _process = process;

    /// <summary>Starts the program and waits for the line that says where it is open.</summary>
    public static async Task<(Child Child, Uri Address)> Serve(string program, params IEnumerable<string> words)
    {
        var child = Start(program, words);
        var line =
            await child._process.StandardOutput.ReadLineAsync() ?? throw new IOException($"{program} did not open.");
        return (child, new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim()));
    }

    /// <summary>Runs the program to its end: wall time, processor time and peak memory (MB).</summary>
    public static async Task<(double Wall, double Cpu, long Megabytes, string Out)> Run(
        string program,
        string? input,
        params IEnumerable<string> words
    )
    {
        var started = Stopwatch.GetTimestamp();
        using var child = Start("/usr/bin/env", [program, .. words]);
        if (input is not null)
            await child._process.StandardInput.WriteLineAsync(input);
        child._process.StandardInput.Close();
        var reading = child._process.StandardOutput.ReadToEndAsync();
        var (cpu, peak) = (0.0, 0L);
        while (!child._process.HasExited)
        {
            (cpu, peak) = (Math.Max(cpu, child.Cpu()), Math.Max(peak, child.Peak()));
            await Task.Delay(5);
        }
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, cpu, peak, await reading);
    }

    private static Child Start(string program, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment.Remove("TILTH_DATABASE");
        return new Child(Process.Start(start)!);
    }

    /// <summary>Seconds of processor time so far, of all threads.</summary>
    public double Cpu()
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{_process.Id}/stat").Split(") ")[1].Split(' ');
            return (Number(fields[11]) + Number(fields[12])) / TicksASecond;
        }
        catch (Exception error) when (error is IOException or IndexOutOfRangeException)
        {
            return 0;
        }
    }

    public long Resident() => Status("VmRSS");

    public long Peak() => Status("VmHWM");

    private long Status(string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status")
                .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
            return line is null ? 0 : Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) >> 10;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
