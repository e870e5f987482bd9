using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Tilth.Bench;

/// <summary>Times in the way of the peers: CPU time of the working thread, percentiles over all queries.</summary>
internal static class Measure
{
    /// <summary>CPU time of this thread in microseconds; wall time where the system has no such clock.</summary>
    public static double Now() =>
        OperatingSystem.IsLinux() && ClockGetTime(ThreadClock, out var time) == 0
            ? time.Seconds * 1e6 + time.Nanoseconds / 1e3
            : Stopwatch.GetElapsedTime(0).TotalMicroseconds;

    /// <summary>CPU time of the whole process so far, in seconds.</summary>
    public static double ProcessSeconds() => Environment.CpuUsage.TotalTime.TotalSeconds;

    public static long PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 >> 20;
    }

    /// <summary>Prints one line: <c>name  p50 .. us(cpu)  p99 .. us  n=..  rows ..</c>.</summary>
    public static void Print(string name, List<double> times, long rows)
    {
        times.Sort();
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{name, -28} p50 {At(times, .5), 9:F2} us(cpu)  p99 {At(times, .99), 9:F2} us  n={times.Count}  rows {rows}"
        );
        Console.WriteLine(line);
    }

    private static double At(List<double> sorted, double share) =>
        sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private const int ThreadClock = 3;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
