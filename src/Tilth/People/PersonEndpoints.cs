using Tilth.People.Fields;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People;

/// <summary>The buttons on people that have no page of their own.</summary>
internal static class PersonEndpoints
{
    public static void MapPersonButtons(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/people/{id:guid}/delete", Delete).WithForm();
        endpoints
            .MapPost(
                "/people/{id:guid}/later",
                (Guid id, Me me, PutOff putOff, BackTo back) =>
                    back.After(putOff.Do(me, id, skip: false), "Later, then.")
            )
            .WithForm();
        endpoints
            .MapPost(
                "/people/{id:guid}/skip",
                (Guid id, Me me, PutOff putOff, BackTo back) =>
                    back.After(putOff.Do(me, id, skip: true), "The next time, then.")
            )
            .WithForm();
        endpoints
            .MapPost(
                "/people/{id:guid}/met",
                (Guid id, Me me, MeetPerson meet, BackTo back) => back.After(meet.Do(me, id), "You have met.")
            )
            .WithForm();
        endpoints.MapPost("/people/fields/{id:guid}/remove", RemoveField).WithForm();
        endpoints.MapGet("/people/me", Myself);
        endpoints.MapPost("/people/work/{id:guid}/remove", RemoveWork).WithForm();
    }

    private static async Task<IResult> RemoveField(Guid id, Me me, DefineField define, Links to, Flash flash, Say say)
    {
        var removed = await define.Remove(me, id);
        if (!removed.Outcome)
            return Results.NotFound();
        flash.Set(say["Taken out."], removed.Operation);
        return Results.Redirect(to["/people/fields"]);
    }

    private static async Task<IResult> Myself(Me me, PersonFacts facts, Links to) =>
        await facts.Myself(me) is { } id ? Results.Redirect(to[$"/people/{id}"]) : Results.NotFound();

    private static async Task<IResult> RemoveWork(Guid id, Me me, EditWork edit, Links to, Flash flash, Say say)
    {
        var removed = await edit.Remove(me, id);
        if (removed.Outcome is not { } person)
            return Results.NotFound();
        flash.Set(say["Taken out."], removed.Operation);
        return Results.Redirect(to[$"/people/{person}"]);
    }

    private static async Task<IResult> Delete(Guid id, Me me, DeletePerson delete, Links to, Flash flash, Say say)
    {
        var deleted = await delete.Do(me, id);
        switch (deleted.Outcome)
        {
            case DeletePerson.Outcome.Deleted:
                flash.Set(say["Deleted. For 30 days it can be undone."], deleted.Operation);
                return Results.Redirect(to["/people"]);
            case DeletePerson.Outcome.Myself:
                flash.Set(say["That is you; you stay in your own book."]);
                return Results.Redirect(to[$"/people/{id}"]);
            default:
                return Results.NotFound();
        }
    }
}
