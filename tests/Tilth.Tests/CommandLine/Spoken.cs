using System.Diagnostics;
using System.Text.Json;

namespace Tilth.Tests.CommandLine;

/// <summary>What the program answered in the shell, as a person or another program meets it.</summary>
internal sealed record Spoken(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Runs the program itself, on the data of a copy.</summary>
    public static Task<Spoken> Say(Copy copy, params string[] words) =>
        Run(Start(copy.Postgres, [.. words, "--data", copy.Folder]), "");

    /// <summary>Runs the program on a folder, with what somebody types into it; the record is in SQLite.</summary>
    public static Task<Spoken> At(string folder, string typed, params string[] words) => On(null, folder, typed, words);

    /// <summary>The same on either database.</summary>
    public static Task<Spoken> On(string? postgres, string folder, string typed, params string[] words) =>
        Run(Start(postgres, [.. words, "--data", folder]), typed);

    public static ProcessStartInfo Start(string? postgres, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Serving).Assembly.Location, .. words])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (postgres is not null)
            start.Environment["TILTH_DATABASE"] = postgres;
        else
            start.Environment.Remove("TILTH_DATABASE");
        return start;
    }

    internal static async Task<Spoken> Run(ProcessStartInfo start, string typed)
    {
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(typed);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Spoken(process.ExitCode, await output, await error);
    }
}
