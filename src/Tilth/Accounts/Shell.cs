using System.CommandLine;
using System.Text.Json;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>What is seen to before a word acts.</summary>
public enum Before
{
    /// <summary>Nothing: the word looks for itself.</summary>
    Nothing,

    /// <summary>There must be a copy, and it is brought up to this program.</summary>
    FindCopy,

    /// <summary>The same, but where there is none a new one begins.</summary>
    FindOrBeginCopy,
}

/// <summary>What all words of the command line share: the options, who acts, how answers and refusals are written.</summary>
public sealed class Shell(Func<Settings, IServiceCollection> services)
{
    private const int Done = 0,
        Refused = 1;

    private readonly Option<string> _data = new("--data")
    {
        Description = "The data folder.",
        Recursive = true,
        DefaultValueFactory = _ => Settings.DefaultData,
    };
    private readonly Option<string?> _user = new("--user")
    {
        Description = "The e-mail address of who acts (default: the only user).",
        Recursive = true,
    };
    private readonly Option<string?> _space = new("--space")
    {
        Description = "The shared book to act in (default: the personal one).",
        Recursive = true,
    };
    private readonly Option<bool> _json = new("--json")
    {
        Description = "Answer as one JSON object.",
        Recursive = true,
    };

    public void AddOptions(Command root)
    {
        _data.Validators.Add(given =>
        {
            if (given.Tokens is [var folder, ..] && string.IsNullOrWhiteSpace(folder.Value))
                given.AddError("Please name the data folder: --data DIR");
        });
        root.Add(_data);
        root.Add(_user);
        root.Add(_space);
        root.Add(_json);
    }

    public Settings SettingsOf(ParseResult parsed) =>
        new() { Data = parsed.GetValue(_data)!, Postgres = Blank.ToNull(TerminalOf(parsed).Database) };

    internal static Terminal TerminalOf(ParseResult parsed) => (Terminal)parsed.InvocationConfiguration;

    /// <summary>Writes the answer of a word that does not act on the record.</summary>
    public Task Answer(ParseResult parsed, object json, params IEnumerable<string> lines) =>
        Call.Write(parsed, parsed.GetValue(_json), json, lines);

    /// <summary>A word that acts on the record: brings the database up first, and turns refusals into exit code 1.</summary>
    public void Acts(Command word, Func<Call, CancellationToken, Task> act, Before before = Before.FindCopy) =>
        word.SetAction(
            async (parsed, cancel) =>
            {
                var output = parsed.InvocationConfiguration;
                try
                {
                    await using var provider = services(SettingsOf(parsed)).BuildServiceProvider();
                    var migrating = provider.GetRequiredService<Migrating>();
                    if (before == Before.FindCopy)
                        await migrating.RunIfBegun(cancel);
                    else if (before == Before.FindOrBeginCopy)
                        await migrating.Run(holdsLock: false, cancel);
                    await act(
                        new Call(
                            provider,
                            parsed,
                            parsed.GetValue(_user),
                            parsed.GetValue(_space),
                            parsed.GetValue(_json)
                        ),
                        cancel
                    );
                    return Done;
                }
                catch (Exception refusal)
                    when (refusal is RefusedException or IOException or UnauthorizedAccessException
                        || StoreUnavailable.Is(refusal)
                    )
                {
                    await output.Error.WriteLineAsync(StoreUnavailable.Translate(refusal).Message);
                    return Refused;
                }
            }
        );
}

/// <summary>One call of a word: its services, its arguments, and where its answer goes.</summary>
public sealed class Call(IServiceProvider services, ParseResult parsed, string? user, string? space, bool asJson)
{
    private static readonly JsonSerializerOptions Pretty = new(StoreJson.Options) { WriteIndented = true };

    public ParseResult Parsed => parsed;

    public TextWriter Out => parsed.InvocationConfiguration.Output;

    /// <summary>What is typed or piped into it.</summary>
    public TextReader Input => Shell.TerminalOf(parsed).Input;

    /// <summary>Somebody sits before it and can be asked.</summary>
    public bool IsInteractive => Shell.TerminalOf(parsed).IsInteractive;

    public T The<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Who acts: the named account, else the only one; in the named book, else the personal one.</summary>
    public async Task<Me> Me(CancellationToken cancel)
    {
        var account = Acting(await The<AccountList>().All(cancel));
        var seats = await The<Seats>().Of(account.Id, cancel);
        // The word of the address is one book's; a name may be that of several, and of one that somebody else began.
        var seat =
            seats.FirstOrDefault(seat => seat.Slug == space)
            ?? (seats.Where(seat => seat.Slug is not null && seat.Name == space).ToList() is [var only] ? only : null)
            ?? throw new RefusedException($"{account.Email} has no book {space}.");
        return seat.As(account.Id, Door.Shell, account.TimeZone);
    }

    private Account Acting(IReadOnlyList<Account> accounts)
    {
        var account = user is null
            ? Only([.. accounts.Where(row => row.DisabledAt is null)], accounts.Count == 0)
            : accounts.FirstOrDefault(row => row.EmailKey == Account.KeyOf(user))
                ?? throw new RefusedException($"There is no account {user}.");
        return account.DisabledAt is null
            ? account
            : throw new RefusedException(
                $"{account.Email} was disabled and may not act. To let it in again: tilth user enable {account.Email}"
            );
    }

    private static Account Only(IReadOnlyList<Account> enabled, bool isNew) =>
        enabled switch
        {
            [var only] => only,
            [] when isNew => throw new RefusedException("There is no account yet: tilth user add EMAIL"),
            [] => throw new RefusedException("Every account is disabled. To let one in again: tilth user enable EMAIL"),
            _ => throw new RefusedException("There are several accounts; name one with --user EMAIL."),
        };

    /// <summary>Writes the answer: one JSON object, or lines for people.</summary>
    public Task Answer(object json, params IEnumerable<string> lines) => Write(parsed, asJson, json, lines);

    internal static async Task Write(ParseResult parsed, bool asJson, object json, IEnumerable<string> lines)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (asJson)
            await output.WriteLineAsync(JsonSerializer.Serialize(json, Pretty));
        else
            foreach (var line in lines)
                await output.WriteLineAsync(line);
    }
}
