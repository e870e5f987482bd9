using Tilth.Store.Erasure;

namespace Tilth.Exchange;

/// <summary>A file that waits to be brought in and names somebody who was erased goes too.</summary>
internal static class TracesInUploads
{
    public static AtErase AtErase(Func<Uploads> uploads) =>
        new((_, _) => Task.CompletedTask) { Afterwards = (me, traces) => uploads().Forget(me.SpaceId, traces.AreIn) };
}
