using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Exchange.Archive;
using Tilth.People.Finding;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Exchange;

/// <summary><c>tilth import FILE...</c> and <c>tilth export -o FILE</c>.</summary>
public static class ExchangeCommands
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Address books: .vcf, .csv; or the archive of a book: .zip.",
        Arity = ArgumentArity.OneOrMore,
    };
    private static readonly Option<string?> As = new Option<string?>("--as")
    {
        Description = "What the files are (default: found out).",
    }.AcceptOnlyFromAmong("archive", "vcard", "csv");
    private static readonly Option<string?> Label = new("--label")
    {
        Description = "A label for everybody in the files.",
    };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Look only; save nothing." };
    private static readonly Option<string> Output = new("-o")
    {
        Description =
            "Where to write; - for the standard output (the answer of --json then goes to the standard error).",
        Required = true,
    };
    private static readonly Option<string?> Format = new Option<string?>("--as")
    {
        Description = "What to write (default: by the file's name): the whole book, or its people.",
    }.AcceptOnlyFromAmong("archive", "vcard", "csv");

    private static readonly Option<string?> Who = new("--who")
    {
        Description = "Only these, as in search: label:mentor city:Porto (default: everybody).",
    };

    public static void AddTo(Command root, Shell shell)
    {
        var import = new Command("import", "Bring in people from files, or a whole book.") { Files, As, Label, DryRun };
        shell.Acts(import, Import);
        root.Add(import);
        var export = new Command("export", "Write everybody out, or the whole book.") { Output, Format, Who };
        export.Validators.Add(result =>
        {
            if (
                result.GetValue(Output) is { } path
                && !IsArchive(path, result.GetValue(Format))
                && FormatOf(path, result.GetValue(Format)) is null
            )
                result.AddError($"Say --as archive, --as vcard or --as csv: the name {path} tells none of them.");
            else if (IsArchive(result.GetValue(Output), result.GetValue(Format)) && result.GetValue(Who) is not null)
                result.AddError("An archive is of the whole book: leave --who out, or say --as vcard or --as csv.");
        });
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
                    "archive" => ImportKind.Archive,
                    _ => null,
                }
            ))
            .ToList();
        if (files.Find(file => !File.Exists(file.Path)) is { } missing)
            throw new RefusedException($"There is no file {missing.Path}.");
        if (await call.The<BringArchive>().Whole(me, files, cancel) is { } book)
        {
            if (Blank.ToNull(call.Parsed.GetValue(Label)) is not null)
                throw new RefusedException("A whole book comes in as it was: leave --label out.");
            await ArchiveCommands.Bring(call, me, book, call.Parsed.GetValue(DryRun), cancel);
            return;
        }
        if (files.Exists(file => new AddressBookFile(file).Kind == ImportKind.Archive))
            await call.Parsed.InvocationConfiguration.Error.WriteLineAsync(
                "The book holds more than yourself, or somebody was erased in it, so of an archive only the people come in. For all of it, bring it alone into a new book."
            );
        if (call.Parsed.GetValue(DryRun))
        {
            var look = await call.The<ImportLook>()
                .At(me, [.. files.Select(file => new AddressBookFile(file))], cancel);
            await ImportWords.Tell(call, look, null);
            return;
        }
        var id = NewId.At(call.The<TimeProvider>().GetUtcNow());
        await call.The<Import>()
            .Start(me, id, new Import.Input(files, Blank.ToNull(call.Parsed.GetValue(Label))), cancel);
        var job = await call.The<Jobs>().RunNow(id, cancel);
        if (job is not { State: JobState.Done, Result: { } result })
            throw new RefusedException($"{HowItEnded(job)} Run it again; what came in is recognised.");
        await using var db = call.The<TilthStore>().Read(me);
        var changed = await db.Set<Operation>().AnyAsync(row => row.Id == id, cancel);
        var answer = JsonSerializer.Deserialize<ImportLook.Answer>(result, StoreJson.Options)!;
        await ImportWords.Tell(call, answer, changed ? id : null);
    }

    internal static string HowItEnded(JobRow? job) =>
        job switch
        {
            { State: JobState.Cancelled } => "The import was stopped.",
            { Error: { Length: > 0 } error } => $"The import did not end well ({error}).",
            _ => "The import did not end well; the log says why.",
        };

    private static async Task Export(Call call, CancellationToken cancel)
    {
        var me = await call.Me(cancel);
        var path = call.Parsed.GetValue(Output)!;
        if (IsArchive(path, call.Parsed.GetValue(Format)))
        {
            await ArchiveCommands.Write(call, me, path, cancel);
            return;
        }
        var format = FormatOf(path, call.Parsed.GetValue(Format))!.Value;
        var query = SearchCommand.QueryOf(call, call.Parsed.GetValue(Who) ?? "");
        if (path == "-")
        {
            await using var standard = Console.OpenStandardOutput();
            var written = await call.The<Export>().Write(me, query, format, standard, cancel);
            if (call.Parsed.GetValue<bool>("--json"))
                await call.Parsed.InvocationConfiguration.Error.WriteLineAsync(
                    JsonSerializer.Serialize(new { people = written, file = path }, StoreJson.Options)
                );
            return;
        }
        var count = 0;
        await WholeFile.Write(
            path,
            call.The<DataFolder>(),
            async file => count = await call.The<Export>().Write(me, query, format, file, cancel)
        );
        await call.Answer(new { people = count, file = path }, $"{count} people written to {path}.");
    }

    private static bool IsArchive(string? path, string? said) =>
        (said ?? Path.GetExtension(path ?? "").TrimStart('.')).ToUpperInvariant() is "ARCHIVE" or "ZIP";

    private static Export.Format? FormatOf(string path, string? said) =>
        (said ?? Path.GetExtension(path).TrimStart('.')).ToUpperInvariant() switch
        {
            "VCARD" or "VCF" => Exchange.Export.Format.VCard,
            "CSV" => Exchange.Export.Format.Csv,
            _ => null,
        };
}
