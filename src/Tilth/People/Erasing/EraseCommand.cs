using System.CommandLine;
using System.Globalization;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.People.Erasing;

/// <summary><c>tilth erase PERSON</c>.</summary>
public static class EraseCommand
{
    private static readonly Argument<string> Who = new("PERSON")
    {
        Description = "The name, an e-mail address, or the number at the end of the address of their page.",
    };
    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Say who it would be; erase nobody.",
    };

    public static void AddTo(Command root, Shell shell)
    {
        var erase = new Command("erase", "Erase somebody for good. This cannot be undone.") { Who, DryRun };
        shell.Acts(erase, Erase);
        root.Add(erase);
    }

    private static async Task Erase(Call call, CancellationToken cancel)
    {
        var me = await call.Me(cancel);
        var id = await Find(call, me, cancel);
        var action = call.The<ErasePerson>();
        if (await action.Look(me, id, cancel) is not { } person)
            throw new RefusedException("Nobody like that is in this book, or it is not yours to erase them.");
        if (person.IsMember)
            throw new RefusedException("That is a member of this book, who stays in it until they leave.");
        var until = person.BackupsUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (call.Parsed.GetValue(DryRun))
        {
            await call.Answer(
                new
                {
                    id,
                    name = person.Name,
                    backupsUntil = until,
                },
                $"This would erase {person.Name} for good, with all that hangs on them. Nothing was changed."
            );
            return;
        }
        await MustBeMeant(call, person.Name);
        var erased = (await action.Do(me, id, cancel)).Erased!;
        await call.Answer(
            new
            {
                id,
                gone = erased.Gone,
                changed = erased.Changed,
                backupsUntil = until,
            },
            $"Erased: {erased.Gone} records are gone, and the name was taken out of {erased.Changed} more. Nightly backups that hold them are gone by {until}; one that is restored forgets them again."
        );
    }

    /// <summary>Whoever sits before it is asked once more; another program has said it all.</summary>
    private static async Task MustBeMeant(Call call, string name)
    {
        if (!call.IsInteractive)
            return;
        await call.Out.WriteAsync($"Erase {name} for good? This cannot be undone. Type yes: ");
        var typed = await call.Input.ReadLineAsync();
        if (!string.Equals(typed?.Trim(), "yes", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException("Nothing was changed.");
    }

    private static async Task<Guid> Find(Call call, Me me, CancellationToken cancel)
    {
        var typed = call.Parsed.GetValue(Who)!;
        if (Guid.TryParse(typed, out var id))
            return id;
        await using var db = call.The<TilthStore>().Read(me);
        var meant = await Meant.Of(db, typed, chosen: null, except: Guid.Empty);
        return meant.Id
            ?? throw new RefusedException(
                meant.Choices.Count == 0
                    ? $"Nobody in this book has the name or address {typed}. Nothing was changed."
                    : $"Several people are meant by {typed}. Name one by number: {string.Join(", ", meant.Choices.Select(one => $"{one.Name} {one.Id}"))}"
            );
    }
}
