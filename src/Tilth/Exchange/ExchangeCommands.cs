using System.CommandLine;
using System.Text.Json;
using Tilth.Accounts;
using Tilth.People.Finding;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Exchange;

/// <summary><c>tilth import FILE...</c> and <c>tilth export -o FILE</c>.</summary>
public static class ExchangeCommands
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Address books: .vcf, .csv.",
        Arity = ArgumentArity.OneOrMore,
    };
    private static readonly Option<string?> As = new Option<string?>("--as")
    {
        Description = "What the files are (default: found out).",
    }.AcceptOnlyFromAmong("vcard", "csv");
    private static readonly Option<string?> Label = new("--label")
    {
        Description = "A label for everybody in the files.",
    };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Look only; save nothing." };
    private static readonly Option<string> Output = new("-o")
    {
        Description = "Where to write; - for the standard output.",
        Required = true,
    };
    private static readonly Option<string?> Format = new Option<string?>("--as")
    {
        Description = "What to write (default: by the file's name).",
    }.AcceptOnlyFromAmong("vcard", "csv");

    private static readonly Option<string?> Who = new("--who")
    {
        Description = "Only these, as in search: label:mentor city:Porto (default: everybody).",
    };

    public static void AddTo(Command root, Shell shell)
    {
        var import = new Command("import", "Bring in people from files.") { Files, As, Label, DryRun };
        shell.Acts(import, Import);
        root.Add(import);
        var export = new Command("export", "Write everybody out.") { Output, Format, Who };
        shell.Acts(export, Export);
        root.Add(export);
    }

    private static async Task Import(Call call, CancellationToken cancel)
    {
        var me = await call.Me(cancel);
        var files = call
            .Parsed.GetValue(Files)!
            .Select(file => new Import.InputFile(
                Path.GetFullPath(file),
                Path.GetFileName(file),
                call.Parsed.GetValue(As) switch
                {
                    "vcard" => ImportKind.VCard,
                    "csv" => ImportKind.Csv,
                    _ => null,
                }
            ))
            .ToList();
        if (files.Find(file => !File.Exists(file.Path)) is { } missing)
            throw new RefusedException($"There is no file {missing.Path}.");
        if (call.Parsed.GetValue(DryRun))
        {
            var look = await call.The<ImportLook>()
                .At(me, [.. files.Select(file => new AddressBookFile(file))], cancel);
            await Tell(call, look, null);
            return;
        }
        var id = NewId.At(call.The<TimeProvider>().GetUtcNow());
        await call.The<Import>()
            .Start(me, id, new Import.Input(files, Blank.ToNull(call.Parsed.GetValue(Label))), cancel);
        var job = await call.The<Jobs>().RunNow(id, cancel);
        if (job is not { State: JobState.Done, Result: { } result })
            throw new RefusedException(
                $"The import did not end well ({job?.Error}). Run it again; what came in is recognised."
            );
        await Tell(call, JsonSerializer.Deserialize<ImportLook.Answer>(result, StoreJson.Options)!, id);
    }

    private static async Task Tell(Call call, ImportLook.Answer answer, Guid? operation)
    {
        await call.Answer(
            new
            {
                @new = answer.New,
                known = answer.Known,
                probable = answer.Doubtful,
                unreadable = answer.Unreadable.Select(row => new
                {
                    row.File,
                    row.Line,
                    row.Cause,
                }),
                damaged = answer.Damaged.Select(row => new
                {
                    row.File,
                    row.Line,
                    row.Cause,
                }),
                operation,
            },
            [
                $"{answer.New} new, {answer.Known} known, {answer.Doubtful} perhaps here already, {answer.UnreadableCount} could not be read",
                .. answer
                    .Unreadable.Concat(answer.Damaged)
                    .Take(50)
                    .Select(row => $"{row.File}, line {row.Line}: {row.Cause}"),
            ]
        );
        if (answer is { Total: 0, UnreadableCount: > 0 })
            throw new RefusedException("Nobody could be read from these files; nothing was changed.");
    }

    private static async Task Export(Call call, CancellationToken cancel)
    {
        var me = await call.Me(cancel);
        var path = call.Parsed.GetValue(Output)!;
        var format = (call.Parsed.GetValue(Format) ?? Path.GetExtension(path).TrimStart('.')).ToUpperInvariant() switch
        {
            "VCARD" or "VCF" => Exchange.Export.Format.VCard,
            "CSV" => Exchange.Export.Format.Csv,
            var other => throw new RefusedException($"Say --as vcard or --as csv; '{other}' is neither."),
        };
        var query = SearchCommand.QueryOf(call, call.Parsed.GetValue(Who) ?? "");
        if (path == "-")
        {
            await using var standard = Console.OpenStandardOutput();
            await call.The<Export>().Write(me, query, format, standard, cancel);
            return;
        }
        await using var file = Create(path);
        var count = await call.The<Export>().Write(me, query, format, file, cancel);
        await call.Answer(new { people = count, file = path }, $"{count} people written to {path}.");
    }

    private static FileStream Create(string path)
    {
        try
        {
            return File.Create(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path} cannot be written: {error.Message}");
        }
    }
}
