using System.Diagnostics;

namespace Tilth.Fault.Tests.House;

/// <summary>The built program as somebody runs it, and other programs of the machine.</summary>
internal static class Installed
{
    private static readonly DirectoryInfo Here = new(AppContext.BaseDirectory);

    /// <summary>The <c>tilth</c> that TILTH_PROGRAM names, else the one built in the same configuration as these tests.</summary>
    public static readonly string Tilth = Path.GetFullPath(
        Environment.GetEnvironmentVariable("TILTH_PROGRAM")
            ?? Path.Combine(Here.Parent!.Parent!.FullName, "Tilth", Here.Name, "tilth")
    );

    public sealed record Answer(int Code, string Out, string Error);

    public static Task<Answer> Run(string data, string input, params string[] words) =>
        Call(Tilth, input, [.. words, "--data", data]);

    public static async Task<Answer> Call(string program, string input, params string[] words)
    {
        using var process = Process.Start(Start(program, words))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new Answer(process.ExitCode, await output, await error);
    }

    public static ProcessStartInfo Start(string program, params IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("TILTH_DATABASE");
        return start;
    }
}
