using System.Globalization;
using System.Text.RegularExpressions;

namespace Tilth.Fault.Tests.Power;

/// <summary>A call that begins or ends: the order of these over all threads is exact, as strace stopped the program at each.</summary>
internal readonly record struct Step(SystemCall Call, bool IsEnd);

/// <summary>Reads what <c>strace -f -y -xx</c> wrote, with the calls that another thread interrupted put together again.</summary>
internal static partial class Trace
{
    private const string Unfinished = " <unfinished ...>";

    /// <summary>The calls that can change a file or say something to a client.</summary>
    private const string Traced =
        "openat,open,creat,write,writev,pwrite64,pwritev,pwritev2,fsync,fdatasync,sync_file_range,ftruncate,truncate,fallocate,"
        + "unlink,unlinkat,rename,renameat,renameat2,link,linkat,sendto,sendmsg,recvfrom,recvmsg";

    /// <summary>What stands before a program so that it is traced into the file.</summary>
    public static string[] Into(string file) =>
        ["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "1048576", "-e", $"trace={Traced}", "-o", file];

    public static IEnumerable<Step> Read(IEnumerable<string> lines)
    {
        var open = new Dictionary<int, SystemCall>();
        foreach (var line in lines)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var thread = int.Parse(line.AsSpan(0, space), CultureInfo.InvariantCulture);
            var rest = line[(space + 1)..].TrimStart();
            if (rest.StartsWith("+++", StringComparison.Ordinal) || rest.StartsWith("---", StringComparison.Ordinal))
                continue;
            if (rest.StartsWith("<...", StringComparison.Ordinal))
            {
                if (!open.Remove(thread, out var call))
                    throw new FormatException($"A call ends that did not begin: {line[..60]}");
                End(call, rest[(rest.IndexOf("resumed>", StringComparison.Ordinal) + "resumed>".Length)..]);
                yield return new Step(call, IsEnd: true);
                continue;
            }
            var name = rest[..rest.IndexOf('(', StringComparison.Ordinal)];
            var told = rest[(name.Length + 1)..];
            if (told.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                open[thread] = new SystemCall(name, told[..^Unfinished.Length]);
                yield return new Step(open[thread], IsEnd: false);
                continue;
            }
            var (arguments, result) = Split(told);
            var whole = new SystemCall(name, arguments);
            yield return new Step(whole, IsEnd: false);
            whole.Ends("", result);
            yield return new Step(whole, IsEnd: true);
        }
    }

    private static void End(SystemCall call, string rest)
    {
        var (arguments, result) = Split(rest);
        call.Ends(arguments, result);
    }

    /// <summary>The arguments, and the number behind the last <c>) = </c>; a call cut off by the end of the process failed.</summary>
    private static (string Arguments, long Result) Split(string told)
    {
        var found = Returned().Match(told);
        if (!found.Success)
            throw new FormatException($"Not a line of strace: {told[..Math.Min(told.Length, 200)]}");
        var result = found.Groups["result"].Value;
        return (told[..found.Index], long.TryParse(result, CultureInfo.InvariantCulture, out var number) ? number : -1);
    }

    [GeneratedRegex(@"\)\s+= (?<result>\?|-?[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 10_000)]
    private static partial Regex Returned();
}
