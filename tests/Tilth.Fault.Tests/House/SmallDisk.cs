namespace Tilth.Fault.Tests.House;

/// <summary>A small disk in memory, mounted on a folder of its own.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tilth-disk-");

    public string Folder => _folder.FullName;

    private string Ballast => Path.Combine(Folder, "ballast");

    public long Free => new DriveInfo(Folder).AvailableFreeSpace;

    /// <summary>Mounts it; where this user may not, the test is skipped and says so.</summary>
    public static async Task<SmallDisk> OrSkip(int megabytes)
    {
        var disk = new SmallDisk();
        var mounted = await Installed.Call(
            "mount",
            "",
            "-t",
            "tmpfs",
            "-o",
            $"size={megabytes}m",
            "tmpfs",
            disk.Folder
        );
        if (mounted.Code == 0)
            return disk;
        disk._folder.Delete();
        Assert.Skip($"A small disk cannot be mounted here: {mounted.Error.Trim()}");
        return disk;
    }

    /// <summary>Fills it up with something else, until only this much is free.</summary>
    public void Fill(long free) => File.WriteAllBytes(Ballast, new byte[Free - free]);

    public void MakeRoom() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        var unmounted = await Installed.Call("umount", "", "--lazy", Folder);
        unmounted.Code.ShouldBe(0, unmounted.Error);
        _folder.Delete();
    }
}
