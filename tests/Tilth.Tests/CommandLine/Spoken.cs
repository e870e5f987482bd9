using System.Diagnostics;
using System.Text.Json;

namespace Tilth.Tests.CommandLine;

/// <summary>What the program answered in the shell, as a person or another program meets it.</summary>
internal sealed record Spoken(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Runs the program itself, on the data of a copy.</summary>
    public static async Task<Spoken> Say(Copy copy, params string[] words)
    {
        var program = typeof(Serving).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. words, "--data", copy.Folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (copy.Postgres is { } postgres)
            start.Environment["TILTH_DATABASE"] = postgres;
        else
            start.Environment.Remove("TILTH_DATABASE");
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Spoken(process.ExitCode, await output, await error);
    }
}
