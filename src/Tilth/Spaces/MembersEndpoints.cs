using Microsoft.AspNetCore.Mvc;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>The buttons on the page of members.</summary>
internal static class MembersEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost(
                "/members/{id:guid}/role",
                (Guid id, [FromForm] Role role, Me me, ManageMembers manage, Links to, Flash flash, Say say) =>
                    After(manage.Become(me, id, role), say["Changed."], to["/members"], flash, say)
            )
            .WithForm();
        endpoints
            .MapPost(
                "/members/{id:guid}/remove",
                (Guid id, Me me, ManageMembers manage, Links to, Flash flash, Say say) =>
                    After(manage.Remove(me, id), say["The seat was taken away."], to["/members"], flash, say)
            )
            .WithForm();
        endpoints
            .MapPost(
                "/members/leave",
                (Me me, ManageMembers manage, Links to, Flash flash, Say say) =>
                    After(manage.Leave(me), say["You left the book."], "/books", flash, say, to["/members"])
            )
            .WithForm();
        endpoints.MapPost("/delegates/{id:guid}/end", EndDelegation).WithForm();
        endpoints.MapPost("/members/links/{id:guid}/take-back", TakeBack).WithForm();
    }

    private static async Task<IResult> After(
        Task<ManageMembers.Outcome> managing,
        string done,
        string to,
        Flash flash,
        Say say,
        string? otherwise = null
    )
    {
        var outcome = await managing;
        if (outcome == ManageMembers.Outcome.NotFound)
            return Results.NotFound();
        flash.Set(
            outcome switch
            {
                ManageMembers.Outcome.LastOwner => say[
                    "Somebody has to look after the book: make another member an owner first."
                ],
                ManageMembers.Outcome.NotAllowed => say["You may not change that."],
                _ => done,
            }
        );
        return Results.Redirect(outcome == ManageMembers.Outcome.Done ? to : otherwise ?? to);
    }

    private static async Task<IResult> EndDelegation(
        Guid id,
        Me me,
        EntrustSomebody entrust,
        BackTo back,
        Flash flash,
        Say say
    )
    {
        if (!await entrust.End(me, id))
            return Results.NotFound();
        flash.Set(say["That has ended."]);
        return Results.Redirect(back.Page());
    }

    private static async Task<IResult> TakeBack(Guid id, Me me, InviteMember invite, Links to, Flash flash, Say say)
    {
        if (!await invite.TakeBack(me, id))
            return Results.NotFound();
        flash.Set(say["The link is dead."]);
        return Results.Redirect(to["/members"]);
    }
}
