using System.CommandLine;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary><c>tilth undo [OPERATION]</c>.</summary>
public static class SpacesCommands
{
    private static readonly Argument<Guid?> Operation = new("OPERATION")
    {
        Description = "What to undo (default: the last act).",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result => Guid.TryParse(result.Tokens[0].Value, out var id) ? id : Wrong(result),
    };
    private static readonly Option<bool> KeepLater = new("--keep-later")
    {
        Description = "Undo all but what later acts have changed.",
    };

    public static void AddTo(Command root, Shell shell)
    {
        var undo = new Command("undo", "Take an act back; an undo can be undone too.") { Operation, KeepLater };
        shell.Acts(undo, Undo);
        root.Add(undo);
    }

    private static async Task Undo(Call call, CancellationToken cancel)
    {
        var me = await call.Me(cancel);
        var operation = call.Parsed.GetValue(Operation) ?? await Last(call, me, cancel);
        switch (await call.The<Undo>().Run(me, operation, call.Parsed.GetValue(KeepLater), cancel: cancel))
        {
            case UndoOutcome.Undone { Operation: null }:
                throw new RefusedException(
                    call.Parsed.GetValue(KeepLater)
                        ? "There was nothing left to undo: it was undone before, or later acts changed all of it."
                        : "That was undone before; there was nothing left to undo."
                );
            case UndoOutcome.Undone undone:
                await call.Answer(new { operation = undone.Operation, undone = operation }, "Undone.");
                break;
            case UndoOutcome.Refused refused:
                throw new RefusedException(
                    $"Later acts changed {refused.Conflicts.Count} of these fields; nothing was undone. "
                        + "With --keep-later the rest is undone and those stay."
                );
            case UndoOutcome.TooOld:
                throw new RefusedException("That is more than 30 days old and can no longer be undone.");
            default:
                throw new RefusedException($"There is no act {operation} of yours.");
        }
    }

    private static Guid? Wrong(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("Please give the number of an act, as an earlier answer named it under \"operation\".");
        return null;
    }

    private static async Task<Guid> Last(Call call, Me me, CancellationToken cancel)
    {
        Guid? before = null;
        while (true)
        {
            var (acts, hasMore) = await call.The<Acts>().Of(me, person: null, before, cancel);
            var last = acts.FirstOrDefault(act =>
                act is { IsMine: true, IsUndone: false, Verb: not ("undo" or "open-book") }
            );
            if (last is not null)
                return last.Id;
            if (!hasMore)
                throw new RefusedException("There is nothing to undo.");
            before = acts[^1].Id;
        }
    }
}
