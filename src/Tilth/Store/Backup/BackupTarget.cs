namespace Tilth.Store.Backup;

/// <summary>Where a backup is written: for the owner alone, beside what is there, and under its name only once it is whole and on the disk.</summary>
internal static class BackupTarget
{
    private const int DiskFull = 28,
        DiskFullOnWindows = unchecked((int)0x80070070);

    /// <exception cref="RefusedException">It may not be written there, or not be written to its end; nothing is left of it.</exception>
    public static async Task Write(string path, Func<FileStream, Task> write)
    {
        MustBeFree(path);
        var part = $"{path}.part";
        try
        {
            File.Delete(part);
            await using (var file = new FileStream(part, Private))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(part, path, overwrite: true);
        }
        catch (Exception error)
        {
            Delete(part);
            if (IsFull(error))
                throw new RefusedException(
                    $"The disk is full. No backup was made, and nothing is left of it; make room, or name another place than {path}."
                );
            if (error is IOException or UnauthorizedAccessException)
                throw new RefusedException($"{path} cannot be written: {error.Message}");
            throw;
        }
    }

    /// <exception cref="RefusedException">There is clearly not room enough, as said before anything is written.</exception>
    public static void MustHaveRoom(string folder, long bytes, string what)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < bytes)
            throw new RefusedException(
                $"There is not room enough in {folder}: {what} may take {Megabytes(bytes)}, and {Megabytes(free)} are free. Make room, or name another place. Nothing was begun."
            );
    }

    private static string Megabytes(long bytes) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Max(1, bytes >> 20)} MB");

    private static FileStreamOptions Private
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return options;
        }
    }

    /// <summary>A backup may take the place of a backup, and of nothing else.</summary>
    private static void MustBeFree(string path)
    {
        if (Directory.Exists(path))
            throw new RefusedException(
                $"{path} is a folder. Name the file in it: -o {Path.Combine(path, "tilth.zip")}"
            );
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new RefusedException(
                $"There is no folder {Path.GetDirectoryName(path)}. Make it, or name another place."
            );
        if (File.Exists(path) && !IsBackup(path))
            throw new RefusedException($"{path} is there already and is no backup. Name another file.");
    }

    private static bool IsBackup(string path)
    {
        var info = new FileInfo(path);
        return info.LinkTarget is null && BackupFile.LooksLikeOne(path);
    }

    private static bool IsFull(Exception error) =>
        error is IOException { HResult: DiskFull or DiskFullOnWindows } || StoreUnavailable.IsFull(error);

    private static void Delete(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where nothing could be written there is nothing to be taken away.
        }
    }
}
