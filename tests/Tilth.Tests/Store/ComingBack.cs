using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;
using Tilth.Store.Backup;
using Tilth.Tests.CommandLine;

namespace Tilth.Tests.Store;

/// <summary>A backup is written while the copy is served, and the copy comes back from it as it was.</summary>
public sealed class ComingBack : IAsyncLifetime
{
    private readonly Copy _copy = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("tilth-backups-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "tilth.zip");

    public async ValueTask InitializeAsync() => await _copy.InitializeAsync();

    [Fact]
    public async Task What_was_there_is_there_again_nobody_is_signed_in_and_nothing_goes_out_until_it_is_let()
    {
        using var visitor = await _copy.SignedIn();
        await visitor.Talk(await visitor.Add("Rowan Alder"), "2027-03-01");
        var (before, key) = (await Text(), await Key());

        var made = await Spoken.Say(_copy, "backup", "-o", File, "--json");

        made.Code.ShouldBe(0, made.Error);
        made.Json.GetProperty("proven").GetBoolean().ShouldBeTrue();
        MustBePrivate(File);
        Directory.GetFiles(_folder).ShouldBe([File]);
        await visitor.Add("Ivy Larkin");
        Refused(await Spoken.Say(_copy, "restore", File), "A server is running on this data folder.");
        await _copy.Stop();
        Refused(await Spoken.Say(_copy, "restore", File), "already. Nothing was changed.", "--replace");

        var restored = await Spoken.Say(_copy, "restore", File, "--replace", "--json");

        restored.Code.ShouldBe(0, restored.Error);
        if (!Copy.IsPostgres)
            System
                .IO.File.Exists(Path.Combine(restored.Json.GetProperty("aside").GetString()!, "tilth.db"))
                .ShouldBeTrue();
        await _copy.Start();
        (await Text()).ShouldStillBe(before);
        (await Key()).ShouldBe(key);
        await using (var db = _copy.The<TilthStore>().ReadOwn())
            (await db.Set<Credential>().CountAsync(Cancel)).ShouldBe(0);
        await MustBeHeldUntilItIsLet(visitor.Email);
    }

    private async Task MustBeHeldUntilItIsLet(string email)
    {
        using var visitor = new Visitor(_copy, email);
        (await visitor.Page("/settings")).Status.ShouldBe(HttpStatusCode.Redirect);
        await visitor.SignIn();
        (await Spoken.Say(_copy, "doctor")).Out.ShouldContain("WRONG  work that goes out: held since the restore");
        var settings = await visitor.Page("/settings");
        settings.Text.ShouldContain("Since then nothing goes out from it.");

        var after = await visitor.Follow(await settings.Press("Let work go out again"));

        after.Text.ShouldContain("Work may go out again.");
        after.Text.ShouldNotContain("Since then nothing goes out from it.");
        (await Spoken.Say(_copy, "doctor")).Out.ShouldContain("ok     work that goes out: nothing is held");
        // Ids are given on from where they were.
        await visitor.Add("Hazel Brook");
    }

    [Fact]
    public async Task To_an_empty_folder_it_comes_back_as_well_and_a_passphrase_is_needed_where_it_was_locked()
    {
        using var visitor = await _copy.SignedIn();
        await visitor.Add("Rowan Alder");
        var passphrase = Path.Combine(_folder, "passphrase");
        await System.IO.File.WriteAllTextAsync(passphrase, "seven rows of late leeks\n", Cancel);
        var made = await Spoken.Say(_copy, "backup", "-o", File, "--passphrase-file", passphrase);
        made.Code.ShouldBe(0, made.Error);
        System.IO.File.ReadAllText(File).ShouldNotContain("Rowan");
        await _copy.Stop();
        Refused(await Spoken.Say(_copy, "restore", File, "--replace"), "is locked. Give its passphrase");
        var wrong = Path.Combine(_folder, "wrong");
        await System.IO.File.WriteAllTextAsync(wrong, "seven rows of late beets\n", Cancel);
        Refused(
            await Spoken.Say(_copy, "restore", File, "--replace", "--passphrase-file", wrong),
            "That is not the passphrase of"
        );
        var empty = Path.Combine(_folder, "empty");
        if (!Copy.IsPostgres)
        {
            var back = await Spoken.At(empty, "seven rows of late leeks\n", "restore", File, "--passphrase-file", "-");
            back.Code.ShouldBe(0, back.Error);
            (await Spoken.At(empty, "", "search", "rowan")).Out.ShouldContain("Rowan Alder");
            MustBePrivate(Path.Combine(empty, "tilth.db"));
            MustBePrivate(Path.Combine(empty, "key"));
            Directory.GetDirectories(empty).Select(Path.GetFileName).ShouldBeSubsetOf(["scratch"]);
        }
        await _copy.Start();
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_in_words_and_changes_nothing()
    {
        using var visitor = await _copy.SignedIn();
        (await Spoken.Say(_copy, "backup", "-o", File)).Code.ShouldBe(0);
        await _copy.Stop();
        var files = Directory.GetFileSystemEntries(_copy.Folder).Order().ToList();
        var newer = await Changed(manifest => manifest with { Step = "29990101000000_OfANewer", Version = "99.1.2" });
        var other = await Changed(manifest => manifest with { Database = Copy.IsPostgres ? "SQLite" : "PostgreSQL" });
        var text = Path.Combine(_folder, "text.zip");
        await System.IO.File.WriteAllTextAsync(text, "not a backup", Cancel);

        Refused(await Restored(newer), "made by Tilth 99.1.2, which is newer than this one");
        Refused(await Restored(other), "It goes back only where it came from");
        Refused(await Restored(text), "is no backup of Tilth");
        Refused(await Restored(Path.Combine(_folder, "none.zip")), "There is no file");
        Refused(await Spoken.Say(_copy, "backup", "-o", text), "is there already and is no backup");
        Refused(await Spoken.Say(_copy, "backup", "-o", _folder), "is a folder. Name the file in it");

        Directory
            .GetFileSystemEntries(_copy.Folder)
            .Order()
            .ShouldBeSubsetOf([.. files, Path.Combine(_copy.Folder, "scratch")]);
        (await System.IO.File.ReadAllTextAsync(text, Cancel)).ShouldBe("not a backup");
        await _copy.Start();
    }

    private Task<Spoken> Restored(string file) => Spoken.Say(_copy, "restore", file, "--replace");

    /// <summary>The same backup with another manifest, sealed as if it had been made so.</summary>
    private async Task<string> Changed(Func<BackupManifest, BackupManifest> change)
    {
        var path = Path.Combine(_folder, $"{Path.GetRandomFileName()}.zip");
        System.IO.File.Copy(File, path);
        await using (var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Update, Cancel))
        {
            var entry = zip.GetEntry(BackupManifest.Name)!;
            BackupManifest manifest;
            await using (var text = await entry.OpenAsync(Cancel))
                manifest = (await JsonSerializer.DeserializeAsync<BackupManifest>(text, StoreJson.Options, Cancel))!;
            entry.Delete();
            await using var written = await zip.CreateEntry(BackupManifest.Name).OpenAsync(Cancel);
            await JsonSerializer.SerializeAsync(written, change(manifest), StoreJson.Options, Cancel);
        }
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        await Seal.Put(file, Cancel);
        return path;
    }

    private static void Refused(Spoken said, params string[] words)
    {
        said.Code.ShouldBe(1, said.Out);
        said.Error.Trim().Split('\n').Length.ShouldBe(1, said.Error);
        foreach (var word in words)
            said.Error.ShouldContain(word);
    }

    private static void MustBePrivate(string file)
    {
        if (!OperatingSystem.IsWindows())
            System.IO.File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private Task<byte[]> Key() => System.IO.File.ReadAllBytesAsync(Path.Combine(_copy.Folder, "key"), Cancel);

    private Task<string> Text() => CopyText.Of(_copy, typeof(Credential), typeof(AuditEvent), typeof(Installation));

    public async ValueTask DisposeAsync()
    {
        await _copy.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
