using Tilth.Site;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>The buttons that share something of one's own, and take it back.</summary>
internal static class ShareEndpoints
{
    public static void MapSharing(this IEndpointRouteBuilder endpoints)
    {
        foreach (var kind in ShareRecord.Kinds)
        {
            endpoints
                .MapPost(
                    $"/share/{kind}/{{id:guid}}",
                    (Guid id, Me me, ShareRecord share, BackTo back) =>
                        back.After(share.Do(me, kind, id, isShared: true), "Every member of this book can read it now.")
                )
                .WithForm();
            endpoints
                .MapPost(
                    $"/unshare/{kind}/{{id:guid}}",
                    (Guid id, Me me, ShareRecord share, BackTo back) =>
                        back.After(share.Do(me, kind, id, isShared: false), "It is yours alone again.")
                )
                .WithForm();
        }
    }
}
