using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tilth.Conversations;
using Tilth.People;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Promises;

/// <summary>Promises of every kind, mine and theirs: kept, let go, never lost.</summary>
public static class PromisesRoom
{
    public static IServiceCollection AddPromises(this IServiceCollection services)
    {
        services.AddSingleton<Derivation, OpenPromises>().AddSingleton(TracesInPromises.AtErase);
        services
            .AddSingleton<MakePromise>()
            .AddSingleton<EditPromise>()
            .AddSingleton<CloseTodo>()
            .AddSingleton<SpreadPromises>()
            .AddSingleton<PromisesDue>();
        services.AddSingleton(provider => provider.GetRequiredService<PromisesDue>().AsTodayItems());
        services.AddSingleton(new PaletteEntry("Promises", "/promises", PalettePlace.Rooms, 40));
        services.AddSingleton(new PersonSection("Between you", typeof(BetweenYou), Place: 10));
        return services;
    }

    public static void MapPromises(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost(
                "/promises/{id:guid}/keep",
                (Guid id, [FromForm] SaidForm? said, Me me, CloseTodo close, BackTo back) =>
                    back.After(close.Keep(me, id, said?.ToForm()), "Kept. Well done.")
            )
            .WithForm();
        endpoints
            .MapPost(
                "/promises/{id:guid}/came",
                (Guid id, Me me, CloseTodo close, BackTo back) => back.After(close.Keep(me, id), "It came. Good.")
            )
            .WithForm();
        endpoints
            .MapPost(
                "/promises/{id:guid}/asked",
                (Guid id, Me me, CloseTodo close, BackTo back) =>
                    back.After(close.Ask(me, id), "Asked. It comes up again in a week.")
            )
            .WithForm();
        endpoints
            .MapPost(
                "/promises/spread",
                (Me me, SpreadPromises spread, BackTo back) =>
                    back.After(spread.Do(me), "Spread over the next two weeks. None is dropped.")
            )
            .WithForm();
        endpoints
            .MapPost(
                "/promises/{id:guid}/later",
                (Guid id, Me me, CloseTodo close, BackTo back) => back.After(close.Later(me, id), "Later, then.")
            )
            .WithForm();
        endpoints
            .MapPost(
                "/promises/{id:guid}/release",
                (Guid id, Me me, CloseTodo close, BackTo back) => back.After(close.Release(me, id), "Let go.")
            )
            .WithForm();
    }

    public static void Map(ModelBuilder model)
    {
        var todo = model.SpaceTable<Todo>("Todos");
        todo.BelongsTo<Member>(nameof(Todo.MemberId));
        todo.Property(row => row.Text).IsProse();
        todo.BelongsTo<Person>(nameof(Todo.PersonId));
        todo.BelongsTo<Interaction>(nameof(Todo.MadeInId));
        todo.HasIndex(row => new
        {
            row.SpaceId,
            row.MemberId,
            row.State,
            row.DueOn,
        });
    }

    public static DbSet<Todo> Todos(this TilthDb db) => db.Set<Todo>();
}
