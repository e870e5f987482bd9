using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Tilth.Site;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.People.Listing;

/// <summary>The buttons of the list of people: do something with many, save a search, take one away.</summary>
internal static class ListingEndpoints
{
    public static IServiceCollection AddListing(this IServiceCollection services)
    {
        services.AddSingleton<PeopleList>().AddSingleton<PeopleOnPaper>().AddSingleton<EditMany>();
        services.AddSingleton<SavedSearches>().AddSingleton<SaveSearch>();
        return services.AddSingleton(provider => new Job(
            EditMany.JobName,
            (run, cancel) => provider.GetRequiredService<EditMany>().Run(run, cancel)
        ));
    }

    public static void MapListing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/people/many", Many).WithForm();
        endpoints.MapPost("/people/many/{id:guid}/stop", Stop).WithForm();
        endpoints.MapPost("/people/saved", Save).WithForm();
        endpoints
            .MapPost(
                "/people/saved/{id:guid}/remove",
                (Guid id, Me me, SaveSearch save, BackTo back) =>
                    back.After(save.Remove(me, id), "Taken away. The people stay.")
            )
            .WithForm();
    }

    private static async Task<IResult> Many(
        [FromForm] EditMany.Doing doing,
        [FromForm] string? label,
        [FromForm] string? circle,
        [FromForm] string? list,
        [FromForm] string? q,
        [FromForm] bool? all,
        [FromForm] Guid[]? person,
        HttpContext context,
        EditMany edit
    )
    {
        var services = context.RequestServices;
        var (me, to, flash, say, back) = (
            services.GetRequiredService<Me>(),
            services.GetRequiredService<Links>(),
            services.GetRequiredService<Flash>(),
            services.GetRequiredService<Say>(),
            services.GetRequiredService<BackTo>()
        );
        var value = doing switch
        {
            EditMany.Doing.Circle => circle,
            EditMany.Doing.List or EditMany.Doing.Unlist => list,
            _ => label,
        };
        var form = new EditMany.Form(doing, value, all == true ? q ?? "" : null, person ?? []);
        var answer = await edit.Do(me, form, context.RequestAborted);
        switch (answer.Outcome)
        {
            case EditMany.Outcome.Started:
                return Results.Redirect(to[$"/people/many/{answer.Operation}"]);
            case EditMany.Outcome.NobodyChosen:
                flash.Set(say["Nobody is ticked. Tick some people, or choose all that were found."]);
                break;
            case EditMany.Outcome.NothingNamed:
                flash.Set(say["Please write the name, in at most 60 letters."]);
                break;
            case EditMany.Outcome.NotUnderstood:
                flash.Set(say["Your question cannot be read whole, so nothing was done. Mend it first."]);
                break;
            case EditMany.Outcome.NoSuchCircle:
                flash.Set(say["That circle is not there any more. Please choose another."]);
                break;
            case EditMany.Outcome.Done:
                flash.Set(
                    say.Sentence(say.Many(answer.Count, "done for {0} person.", "done for {0} people.")),
                    answer.Operation
                );
                break;
        }
        return Results.Redirect(back.Page());
    }

    private static async Task<IResult> Stop(Guid id, Me me, Jobs jobs, Links to) =>
        await jobs.Cancel(me, id) ? Results.Redirect(to[$"/people/many/{id}"]) : Results.NotFound();

    private static async Task<IResult> Save(
        [FromForm] SaveSearch.Form form,
        Me me,
        SaveSearch save,
        BackTo back,
        Flash flash,
        Say say
    )
    {
        if (Validator.TryValidateObject(form, new ValidationContext(form), null, validateAllProperties: true))
            return await back.After(save.Do(me, form), "Saved.");
        flash.Set(say["Please write a name for it, in at most 60 letters."]);
        return Results.Redirect(back.Page());
    }
}
