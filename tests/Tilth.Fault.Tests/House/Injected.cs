namespace Tilth.Fault.Tests.House;

/// <summary>What stands before a program so that strace ends it, or lets it fail, at a call that concerns one of some files.</summary>
internal static class Injected
{
    /// <summary>How a process that was killed tells it, and strace with it.</summary>
    public const int Killed = 137;

    /// <summary>SIGKILL instead of the write that is the Nth to these files by one thread.</summary>
    public static string[] KillAtWrite(int at, params IEnumerable<string> files) =>
        Strace("/dev/null", "pwrite64", $"signal=KILL:when={at}", files);

    /// <summary>SIGKILL instead of the Nth time that one of these files, or one in these folders, is given a name or loses it.</summary>
    public static string[] KillAtMove(int at, params IEnumerable<string> files) =>
        Strace("/dev/null", Moves, $"signal=KILL:when={at}", files);

    /// <summary>Nothing happens but that each of those gives a line.</summary>
    public static string[] CountingMoves(string lines, params IEnumerable<string> files) =>
        Strace(lines, Moves, fault: null, files);

    /// <summary>An error of the disk instead of each such call, from the Nth of a thread on.</summary>
    public static string[] Error(string calls, int from, params IEnumerable<string> files) =>
        Strace("/dev/null", calls, $"error=EIO:when={from}+", files);

    /// <summary>No room on the disk from the Nth write of a thread to these files on.</summary>
    public static string[] Full(int from, params IEnumerable<string> files) =>
        Strace("/dev/null", "pwrite64", $"error=ENOSPC:when={from}+", files);

    /// <summary>Nothing happens but that each write to these files gives a line.</summary>
    public static string[] Counting(string lines, params IEnumerable<string> files) =>
        Strace(lines, "pwrite64", fault: null, files);

    /// <summary>The most writes to these files that one thread made, counted as <see cref="KillAtWrite"/> counts.</summary>
    public static int MostOfAThread(string lines, params IReadOnlyList<string> files) =>
        File.ReadLines(lines)
            .Where(line => files.Any(file => line.Contains($"<{file}>", StringComparison.Ordinal)))
            .CountBy(line => line.Split(' ')[0])
            .Max(thread => thread.Value);

    private const string Moves = "rename,renameat,renameat2,link,linkat,unlink,unlinkat";

    // No --seccomp-bpf here: with it a signal is not delivered.
    private static string[] Strace(string lines, string calls, string? fault, IEnumerable<string> files) =>
        [
            .. (string[])["strace", "-f", "-y", "-qq", "-e", "signal=none", "-o", lines, "-e", $"trace={calls}"],
            .. fault is null ? (string[])[] : ["-e", $"inject={calls}:{fault}"],
            .. files.SelectMany(file => (string[])["-P", file]),
        ];
}
