using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People.Sorting;

/// <summary>Sorting by the handful: the buttons of one person, and what is kept of the answers.</summary>
internal static class SortingEndpoints
{
    public static IServiceCollection AddSorting(this IServiceCollection services) =>
        services
            .AddSingleton<SortProgress>()
            .AddSingleton<WhatTheyShare>()
            .AddSingleton<SortGroups>()
            .AddSingleton<SortGroup>()
            .AddSingleton<NextToSort>()
            .AddSingleton<SortPerson>()
            .AddSingleton(Collision.Of<SortedPerson>(row => row.MemberId))
            .AddSingleton(new PaletteEntry("Sort by the handful", "/sort", PalettePlace.Palette, 55));

    public static void MapSorting(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sort/one/do", One).WithForm();
        endpoints.MapPost("/sort/one/back", Back).WithForm();
    }

    private static async Task<IResult> One(
        [FromForm] Guid person,
        [FromForm] SortPerson.Doing doing,
        [FromForm] string? circle,
        [FromForm] bool? on,
        Me me,
        SortPerson sort,
        Links to,
        Flash flash,
        Say say
    )
    {
        var into = Guid.TryParse(circle, out var asked) ? asked : (Guid?)null;
        var sorted = await sort.Do(me, new SortPerson.Form(person, doing, into));
        switch (sorted.Outcome)
        {
            case SortPerson.Outcome.NotFound:
                return Results.NotFound();
            case SortPerson.Outcome.NoSuchCircle:
                flash.Set(say["That circle is not there any more. Please choose another."]);
                break;
            case SortPerson.Outcome.IsMember:
                flash.Set(say["That is a member of this book, who stays in it."]);
                break;
        }
        return Results.Redirect(to[Page(on)]);
    }

    private static async Task<IResult> Back(
        [FromForm] Guid act,
        [FromForm] bool? on,
        Me me,
        SortPerson sort,
        Links to,
        Flash flash,
        Say say
    )
    {
        var (outcome, person) = await sort.Back(me, act);
        switch (outcome)
        {
            case UndoOutcome.NotFound:
                return Results.NotFound();
            case UndoOutcome.Refused:
                return Results.Redirect(to[$"/undo/{act}/later"]);
            case UndoOutcome.TooOld:
                flash.Set(say["That is more than 30 days old and can no longer be undone."]);
                break;
        }
        return Results.Redirect(to[$"{Page(on)}{(on == true ? '&' : '?')}person={person}"]);
    }

    private static string Page(bool? on) => on == true ? "/sort/one?on=true" : "/sort/one";

    public static void Map(ModelBuilder model)
    {
        var sorted = model.SpaceTable<SortedPerson>("SortedPeople");
        sorted.BelongsTo<Member>(nameof(SortedPerson.MemberId));
        sorted.BelongsTo<Person>(nameof(SortedPerson.PersonId));
        sorted
            .HasIndex(row => new
            {
                row.SpaceId,
                row.MemberId,
                row.PersonId,
            })
            .IsUnique();
    }
}
