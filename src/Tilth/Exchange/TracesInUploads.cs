using Tilth.Store.Erasure;

namespace Tilth.Exchange;

/// <summary>A file that waits to be brought in and names somebody who was erased goes too; so does one that is packed, whatever it names.</summary>
internal static class TracesInUploads
{
    public static AtErase AtErase(Uploads uploads) =>
        new((_, _) => Task.CompletedTask)
        {
            Afterwards = (me, traces) =>
            {
                uploads.Forget(me.SpaceId, file => IsPacked(file) || traces.AreIn(File.ReadAllText(file)));
                return Task.CompletedTask;
            },
        };

    private static bool IsPacked(string file) => new AddressBookFile(file, file).Kind == ImportKind.Archive;
}
