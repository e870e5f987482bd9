using System.CommandLine;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary><c>tilth user add|password|second-factor|list|disable|enable</c>.</summary>
public static class UserCommands
{
    private static readonly Argument<string> Email = new("EMAIL")
    {
        Description = "The address that the account signs in with.",
    };
    private static readonly Option<string?> Name = new("--name")
    {
        Description = "How the account is called (default: what stands before the @).",
    };
    private static readonly Option<string?> Zone = new("--zone")
    {
        Description = "The time zone, such as Europe/Lisbon (default: this machine's).",
    };
    private static readonly Option<bool> FromStdin = new("--password-stdin")
    {
        Description = "Read the password from the standard input.",
    };

    public static void AddTo(Command root, Shell shell)
    {
        var user = new Command("user", "Accounts of this copy.");
        var add = new Command("add", "Make an account; the first one is the operator's.")
        {
            Email,
            Name,
            Zone,
            FromStdin,
        };
        shell.Acts(add, Add, Before.FindOrBeginCopy);
        var password = new Command("password", "Set a new password and end all sessions.") { Email, FromStdin };
        shell.Acts(password, SetPassword);
        var disable = new Command("disable", "Let the account in no more.") { Email };
        shell.Acts(disable, Disable);
        var enable = new Command("enable", "Let a disabled account in again.") { Email };
        shell.Acts(enable, Enable);
        var off = new Command("off", "Take second key, recovery codes and passkeys away, and end all sessions.")
        {
            Email,
        };
        shell.Acts(off, TakeSecondFactors);
        var second = new Command("second-factor", "What is asked beside the password.") { off };
        var list = new Command("list", "All accounts.");
        shell.Acts(list, List);
        foreach (var word in new[] { add, password, second, list, disable, enable })
            user.Add(word);
        root.Add(user);
    }

    private static async Task Add(Call call, CancellationToken cancel)
    {
        var email = call.Parsed.GetValue(Email)!;
        var form = new SignUp.Form
        {
            Email = email,
            Name = call.Parsed.GetValue(Name) ?? email.Split('@')[0],
            Password = await ReadPassword(call),
            Zone = call.Parsed.GetValue(Zone),
        };
        if (form.Zone is { } zone && Account.ZoneOf(zone) is null)
            throw new RefusedException(
                $"There is no time zone '{zone}'. Name it as Europe/Lisbon or America/New_York are."
            );
        var (outcome, account) = await call.The<SignUp>().Do(form, onlyFirst: false, cancel);
        switch (outcome)
        {
            case SignUp.Outcome.Unfit:
                throw new RefusedException(form.Problem()!);
            case SignUp.Outcome.WeakPassword:
                throw new RefusedException(Passwords.Problem(form.Password, email)!);
            case SignUp.Outcome.EmailTaken:
                throw new RefusedException($"There is an account {email} already.");
            case SignUp.Outcome.AlreadySetUp:
            case SignUp.Outcome.Made:
                break;
        }
        await call.The<OpenBook>().Do(account!, Door.Shell, cancel);
        await call.Answer(
            new
            {
                account = new
                {
                    account!.Id,
                    account.Email,
                    account.IsOperator,
                },
            },
            $"{account.Email} can sign in now."
        );
    }

    private static async Task SetPassword(Call call, CancellationToken cancel)
    {
        await call.The<ManageAccount>().SetPassword(call.Parsed.GetValue(Email)!, await ReadPassword(call), cancel);
        await call.Answer(new { done = true }, "The new password is set; every session was ended.");
    }

    private static async Task TakeSecondFactors(Call call, CancellationToken cancel)
    {
        var email = call.Parsed.GetValue(Email)!;
        await call.The<ManageAccount>().TakeSecondFactors(email, cancel);
        await call.Answer(
            new { done = true },
            $"{email} signs in with the password alone now; every session was ended, and passkeys open nothing any more."
        );
    }

    private static async Task Disable(Call call, CancellationToken cancel)
    {
        await call.The<ManageAccount>().Disable(call.Parsed.GetValue(Email)!, cancel);
        await call.Answer(new { done = true }, $"{call.Parsed.GetValue(Email)} can sign in no more.");
    }

    private static async Task Enable(Call call, CancellationToken cancel)
    {
        var email = call.Parsed.GetValue(Email)!;
        var outcome = await call.The<EnableAccount>().Do(email, cancel);
        if (outcome == EnableAccount.Outcome.NotFound)
            throw new RefusedException($"There is no account {email}.");
        await call.Answer(
            new { done = outcome == EnableAccount.Outcome.Enabled },
            outcome == EnableAccount.Outcome.Enabled ? $"{email} can sign in again." : $"{email} was not disabled."
        );
    }

    private static async Task List(Call call, CancellationToken cancel)
    {
        var accounts = await call.The<AccountList>().All(cancel);
        await call.Answer(
            new
            {
                accounts = accounts.Select(row => new
                {
                    row.Id,
                    row.Email,
                    row.Name,
                    row.IsOperator,
                    Disabled = row.DisabledAt is not null,
                }),
            },
            accounts.Select(row =>
                $"{row.Email}{(row.IsOperator ? "  (operator)" : "")}{(row.DisabledAt is null ? "" : "  (disabled)")}"
            )
        );
    }

    /// <summary>From the standard input where asked for; else typed without being shown.</summary>
    private static async Task<string> ReadPassword(Call call)
    {
        if (call.Parsed.GetValue(FromStdin) || !call.IsInteractive)
            return await call.Input.ReadLineAsync() ?? "";
        await call.Out.WriteAsync("Password (not shown): ");
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
                typed.Length--;
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }
        await call.Out.WriteLineAsync();
        return typed.ToString();
    }
}
