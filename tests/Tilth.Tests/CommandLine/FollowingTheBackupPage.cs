namespace Tilth.Tests.CommandLine;

/// <summary>Somebody tired follows docs/operating/backup.md word for word, and has the copy back.</summary>
public sealed class FollowingTheBackupPage : IAsyncLifetime
{
    private const string Folder = "/mnt/backups";
    private readonly Copy _copy = new();
    private readonly string _backups = Directory.CreateTempSubdirectory("tilth-page-").FullName;

    public async ValueTask InitializeAsync() => await _copy.InitializeAsync();

    [Fact]
    public async Task Every_command_of_the_page_works_in_its_order()
    {
        using (var visitor = await _copy.SignedIn())
            await visitor.Add("Rowan Alder");
        var (_, page) = Repository.Files("backup.md").Single(file => file.Name == "docs/operating/backup.md");
        var commands = page.Split('\n')
            .Where(line => line.StartsWith("    ", StringComparison.Ordinal))
            .Select(line => line.Trim())
            .ToList();
        commands.Count.ShouldBe(7);
        foreach (var command in commands)
            await Follow(command);

        (await Spoken.Say(_copy, "search", "rowan")).Out.ShouldContain("Rowan Alder");
        (await Spoken.Say(_copy, "doctor")).Out.ShouldContain("nothing is held");
    }

    private async Task Follow(string command)
    {
        if (command == "systemctl stop tilth")
            await _copy.Stop();
        else if (command == "systemctl start tilth")
            await _copy.Start();
        else
        {
            var words = command.Replace(Folder, _backups, StringComparison.Ordinal).Split(' ');
            words[0].ShouldBe("tilth");
            var said = await Spoken.Say(_copy, words[1..]);
            said.Code.ShouldBe(0, $"{command}: {said.Error}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _copy.DisposeAsync();
        Directory.Delete(_backups, recursive: true);
    }
}
