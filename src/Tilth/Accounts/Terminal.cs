using System.CommandLine;

namespace Tilth.Accounts;

/// <summary>What a word of the shell is called from: where its answers go, what is typed into it, and which database there is beside the data folder.</summary>
public sealed class Terminal : InvocationConfiguration
{
    public Terminal() => EnableDefaultExceptionHandler = false;

    /// <summary>The connection string of PostgreSQL; null where the record is kept in SQLite.</summary>
    public string? Database { get; init; }

    /// <summary>What is typed or piped into it.</summary>
    public TextReader Input { get; init; } = Console.In;

    /// <summary>Somebody sits before it and can be asked.</summary>
    public bool IsInteractive { get; init; } = !Console.IsInputRedirected;
}
