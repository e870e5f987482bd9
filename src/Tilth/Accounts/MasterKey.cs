using System.Security.Cryptography;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>The copy's master key: 256 bits in <c>DATA/key</c>, readable by the owner alone, made at the first start.</summary>
internal static class MasterKey
{
    private const string Name = "key";
    private const int Bytes = 32;

    /// <summary>Whether it is there; false where the file is no key, null where there is none.</summary>
    public static bool? IsThere(DataFolder folder) =>
        new FileInfo(folder.Path(Name)) is { Exists: true, Length: var length } ? length == Bytes : null;

    /// <exception cref="RefusedException">The file is there, but is not a key: what it signed cannot be read without it.</exception>
    public static byte[] Of(DataFolder folder)
    {
        if (!File.Exists(folder.Path(Name)))
            Make(folder);
        var key = File.ReadAllBytes(folder.Path(Name));
        return key.Length == Bytes
            ? key
            : throw new RefusedException(
                $"{folder.Path(Name)} is not a key of {Bytes} bytes. Put the right file back, or take it away to begin with a new one."
            );
    }

    /// <summary>Whole or not at all: written beside, synced, then named. Of two processes the first wins.</summary>
    private static void Make(DataFolder folder)
    {
        var draft = $"{Name}.{Environment.ProcessId}";
        File.Delete(folder.Path(draft));
        using (var file = folder.CreatePrivate(draft))
        {
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(folder.Path(draft), folder.Path(Name), overwrite: false);
        }
        catch (IOException) when (File.Exists(folder.Path(Name)))
        {
            File.Delete(folder.Path(draft));
        }
    }
}
