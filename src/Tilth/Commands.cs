using System.CommandLine;
using Tilth.Accounts;
using Tilth.Capture;
using Tilth.Exchange;
using Tilth.People.Duplicates;
using Tilth.People.Erasing;
using Tilth.People.Finding;
using Tilth.Spaces;
using Tilth.Today;

namespace Tilth;

/// <summary>The command line: every word stands in the room of its action; here they are put in a row.</summary>
public static class Commands
{
    private const int WrongUsage = 2;

    // Words and options know where they stand, so there is one of each.
    private static readonly Lazy<RootCommand> Root = new(InARow);

    public static async Task<int> Run(string[] args, Terminal terminal)
    {
        // A line may begin with an at sign; it names somebody, no file of words.
        var parsed = Root.Value.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(terminal);
        foreach (var error in parsed.Errors)
            await terminal.Error.WriteLineAsync(error.Message);
        if (parsed.UnmatchedTokens.Count > 0 && parsed.CommandResult.Command.Arguments.Count > 0)
            await terminal.Error.WriteLineAsync(
                $"Several words go between quotation marks: tilth {parsed.CommandResult.Command.Name} \"...\""
            );
        return WrongUsage;
    }

    private static RootCommand InARow()
    {
        var shell = new Shell(settings => new ServiceCollection().AddLogging().AddRooms(settings));
        var root = new RootCommand("Cultivate who you know.");
        shell.AddOptions(root);
        Serving.AddTo(root, shell);
        Demo.AddTo(root, shell);
        StoreCommands.AddTo(root, shell);
        BackupCommands.AddTo(root, shell);
        UserCommands.AddTo(root, shell);
        SpacesCommands.AddTo(root, shell);
        TodayCommands.AddTo(root, shell);
        CaptureCommands.AddTo(root, shell);
        SearchCommand.AddTo(root, shell);
        DuplicatesCommand.AddTo(root, shell);
        EraseCommand.AddTo(root, shell);
        ExchangeCommands.AddTo(root, shell);
        RoutesCommand.AddTo(root, shell);
        Doctor.AddTo(root, shell);
        JobCommands.AddTo(root, shell);
        return root;
    }
}
