using System.Diagnostics;
using System.Text.Json;
using Tilth.Accounts;

namespace Tilth.Tests.CommandLine;

/// <summary>What the program answered in the shell, as a person or another program meets it.</summary>
internal sealed record Spoken(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Says the words on the data of a copy.</summary>
    public static Task<Spoken> Say(Copy copy, params string[] words) => On(copy.Postgres, copy.Folder, "", words);

    /// <summary>On a folder, with what somebody types into it; the record is in SQLite.</summary>
    public static Task<Spoken> At(string folder, string typed, params string[] words) => On(null, folder, typed, words);

    /// <summary>
    /// The same on either database: within this process, which saves the start of another for each word; what goes through
    /// the pipes of a process is said in one of its own.
    /// </summary>
    public static async Task<Spoken> On(string? postgres, string folder, string typed, params string[] words)
    {
        words = [.. words, "--data", folder];
        if (words.Contains("-"))
            return await Run(Start(postgres, words), typed);
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        using var input = new StringReader(typed);
        var terminal = new Terminal
        {
            Output = output,
            Error = error,
            Input = input,
            IsInteractive = false,
            Database = postgres,
        };
        return new Spoken(await Commands.Run(words, terminal), output.ToString(), error.ToString());
    }

    /// <summary>The program itself, as a process of its own.</summary>
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
