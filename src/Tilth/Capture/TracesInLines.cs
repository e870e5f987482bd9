using Tilth.Store;
using Tilth.Store.Erasure;

namespace Tilth.Capture;

/// <summary>A line goes with somebody who is erased if it offered them as an answer, or if all that it was about goes too.</summary>
internal static class TracesInLines
{
    public static readonly AtErase AtErase = new(
        async (_, traces) =>
        {
            foreach (var id in traces.Ids)
                traces.Goes.UnionWith(
                    await traces.Every.Holding<WrittenLine>(nameof(WrittenLine.Questions), id.ToString())
                );
            var (goes, stays) = (Told(traces.Goes), Told(traces.About));
            foreach (var (line, made) in await traces.Every.MadeWith<WrittenLine>(goes.Concat(stays)))
                (made.Overlaps(stays) ? traces.About : traces.Goes).Add(line);
        }
    );

    private static HashSet<Guid> Told(IEnumerable<ISpaceRow> rows) =>
        [.. rows.Where(row => row is IQuoted).Select(row => row.Id)];
}
