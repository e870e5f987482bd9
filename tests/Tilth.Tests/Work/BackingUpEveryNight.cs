using System.Net;
using Tilth.Store.Backup;

namespace Tilth.Tests.Work;

/// <summary>Every night a backup is made and proven, and the settings page says how it went.</summary>
public sealed class BackingUpEveryNight : IAsyncLifetime
{
    private readonly Copy _copy = new();
    private readonly string _elsewhere = Directory.CreateTempSubdirectory("tilth-elsewhere-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Backups Backups => _copy.The<Backups>();

    public async ValueTask InitializeAsync() => await _copy.InitializeAsync();

    [Fact]
    public async Task At_half_past_two_one_is_made_and_proven_once_and_nobody_has_to_ask()
    {
        using var visitor = await _copy.SignedIn();
        (await visitor.Page("/settings")).Text.ShouldContain("The first one is made tonight.");
        _copy.Clock.Advance(TimeSpan.FromHours(17));
        await Task.Delay(500, Cancel);
        Backups.Results.ShouldBeEmpty();

        _copy.Clock.Advance(TimeSpan.FromMinutes(40));
        await Results(1);

        Backups.Results[0].Why.ShouldBeNull();
        Backups
            .Kept.ShouldHaveSingleItem()
            .Path.ShouldBe(Path.Combine(_copy.Folder, "backups", "tilth-20270303-024000Z.zip"));
        _copy.Clock.Advance(TimeSpan.FromHours(2));
        await Task.Delay(500, Cancel);
        Backups.Results.Count.ShouldBe(1);
        var page = await visitor.Page("/settings");
        page.Text.ShouldContain("The last one is of 3 March 2027, 02:40.");
        page.Text.ShouldContain("One backup lies in");
        page.Text.ShouldContain("when it fails, both are gone");
    }

    [Fact]
    public async Task One_that_fails_takes_nobodys_place_is_tried_again_and_turns_red_in_words()
    {
        using var visitor = await _copy.SignedIn();
        _copy.Clock.Advance(TimeSpan.FromHours(18));
        await Results(1);
        var good = Backups.Kept.ShouldHaveSingleItem().Path;
        var folder = Path.Combine(_copy.Folder, "backups");
        Directory.Move(folder, folder + ".gone");
        await File.WriteAllTextAsync(folder, "no folder", Cancel);

        _copy.Clock.Advance(TimeSpan.FromHours(24));
        await Results(2);
        _copy.Clock.Advance(TimeSpan.FromMinutes(70));
        await Results(3);

        Backups.Results.TakeLast(2).ShouldAllBe(result => result.Why != null);
        var page = await visitor.Page("/settings");
        page.One(".problem").TextContent.ShouldContain("The last try since then failed");
        _copy.Clock.Advance(TimeSpan.FromHours(2));
        page = await visitor.Page("/settings");
        page.One(".problem").TextContent.ShouldContain("The last backup that was proven is of 3 March 2027");
        page.One(".problem").TextContent.ShouldContain("is not there and cannot be made");
        File.Delete(folder);
        Directory.Move(folder + ".gone", folder);
        File.Exists(good).ShouldBeTrue();
        _copy.Clock.Advance(TimeSpan.FromMinutes(70));
        while (Backups.Results[^1].Why is not null)
            await Task.Delay(50, Cancel);
        (await visitor.Page("/settings")).All(".problem").ShouldBeEmpty();
        Backups.Kept.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_operator_asks_for_one_and_chooses_the_folder_and_nobody_else_can()
    {
        using var visitor = await _copy.SignedIn();
        var page = await visitor.Page("/settings");
        (await page.Send("backups", ("Where.Folder", "backups"))).Text.ShouldContain("the whole way to the folder");
        (await page.Send("backups", ("Where.Folder", "/proc/none"))).Text.ShouldContain("cannot be made");
        (await page.Send("backups", ("Where.Folder", _elsewhere))).Status.ShouldBe(HttpStatusCode.Redirect);

        var asked = await (await visitor.Page("/settings")).Press("Back up now");
        var doing = await visitor.Page(asked.Location!);
        while (doing.Text.Contains("Backing up ...", StringComparison.Ordinal))
        {
            await Task.Delay(100, Cancel);
            doing = await visitor.Page(asked.Location!);
        }

        doing.Text.ShouldContain("The backup is made.");
        Directory.GetFiles(_elsewhere).ShouldHaveSingleItem().ShouldEndWith(".zip");
        using var member = await _copy.SignedIn("Ivy Larkin");
        var theirs = await member.Page("/settings");
        theirs.Text.ShouldContain("Download everything");
        theirs.Text.ShouldNotContain("Backup");
        (await member.Page(asked.Location!)).Status.ShouldBe(HttpStatusCode.NotFound);
        var export = theirs.One("form input[name='__RequestVerificationToken']").GetAttribute("value")!;
        foreach (var path in new[] { "/settings/backup", "/settings/release" })
            (await member.Post(path, [KeyValuePair.Create("__RequestVerificationToken", export)])).Status.ShouldBe(
                HttpStatusCode.NotFound
            );
        var sent = await member.Post(
            "/settings",
            [
                KeyValuePair.Create("__RequestVerificationToken", export),
                KeyValuePair.Create("_handler", "backups"),
                KeyValuePair.Create("Where.Folder", "/tmp"),
            ]
        );
        ((int)sent.Status).ShouldBeInRange(400, 404);
        Backups.Folder.ShouldBe(_elsewhere);
    }

    [Fact]
    public async Task A_folder_whose_disk_is_not_there_is_missed_and_not_made()
    {
        using var visitor = await _copy.SignedIn();
        var chosen = Path.Combine(_elsewhere, "disk");
        await (await visitor.Page("/settings")).Send("backups", ("Where.Folder", chosen));
        Directory.Exists(chosen).ShouldBeTrue();
        Directory.Delete(chosen);

        var result = await _copy.The<KeepBackup>().Do(new HowFar(), Cancel);

        result.Why.ShouldBe($"The folder {chosen} is not there. Is its disk at hand? Else make it, or name another.");
        Directory.Exists(chosen).ShouldBeFalse();
    }

    private async Task Results(int count)
    {
        for (var times = 0; Backups.Results.Count < count; times++)
        {
            times.ShouldBeLessThan(600, "no backup was made");
            await Task.Delay(50, Cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _copy.DisposeAsync();
        Directory.Delete(_elsewhere, recursive: true);
    }
}
