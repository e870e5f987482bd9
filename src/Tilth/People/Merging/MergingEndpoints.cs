using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People.Merging;

/// <summary>Making one person of two: the buttons, and the addresses of who became part of another.</summary>
internal static class MergingEndpoints
{
    // Whoever goes through the pairs wants the next one.
    private const string Queue = "/duplicates";

    private const string Choice = "take-";

    public static IServiceCollection AddMerging(this IServiceCollection services) =>
        services.AddSingleton<MergePeople>().AddSingleton<JoinFacts>().AddSingleton<SideBySide>().AddPeopleCollisions();

    public static void MapMerging(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/people/{id:guid}/merge", Merge).WithForm();
        endpoints.MapPost("/people/same", Ticked).WithForm();
    }

    public static void Map(ModelBuilder model)
    {
        var merged = model.SpaceTable<MergedPerson>("MergedPeople");
        merged.Property(row => row.Origin).AsJson();
        merged.BelongsTo<Person>(nameof(MergedPerson.PersonId));
        merged.HasIndex(row => new { row.SpaceId, row.OldId }).IsUnique();
    }

    private static async Task<IResult> Merge(
        Guid id,
        [FromForm] Guid other,
        HttpRequest request,
        Me me,
        MergePeople merge,
        Links to,
        Flash flash,
        Say say
    )
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var choices = form
            .Keys.Where(key => key.StartsWith(Choice, StringComparison.Ordinal))
            .Where(key => Guid.TryParse(form[key], out _))
            .ToDictionary(key => key[Choice.Length..], key => Guid.Parse(form[key]!), StringComparer.Ordinal);
        var merged = await merge.Do(me, id, other, choices);
        switch (merged.Outcome)
        {
            case MergePeople.Outcome.Merged done:
                flash.Set(say["They are one person now."], merged.Operation);
                return Results.Redirect(to[form["then"] == Queue ? Queue : $"/people/{done.Person}"]);
            case MergePeople.Outcome.MergedBefore before:
                flash.Set(say["They are one person already."]);
                return Results.Redirect(to[$"/people/{before.Person}"]);
            case MergePeople.Outcome.BothMembers:
                flash.Set(say["Each of them has a seat in this book, so they are two people."]);
                return Results.Redirect(to[$"/people/{id}"]);
            default:
                return Results.NotFound();
        }
    }

    /// <summary>From the list, where exactly two are ticked.</summary>
    private static IResult Ticked([FromForm] Guid[]? person, BackTo back, Links to, Flash flash, Say say)
    {
        if (person is [var one, var other])
            return Results.Redirect(to[$"/people/{one}/same?with={other}"]);
        flash.Set(say["Please tick exactly two people: those who are the same."]);
        return Results.Redirect(back.Page());
    }
}
