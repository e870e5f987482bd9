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
        services.AddSingleton<Derivation, OpenPromises>();
        services.AddSingleton<MakePromise>().AddSingleton<CloseTodo>().AddSingleton<PromisesDue>();
        services.AddSingleton(provider => provider.GetRequiredService<PromisesDue>().AsTodayItems());
        services.AddSingleton(new PersonSection("Between you", typeof(BetweenYou), Place: 10));
        return services;
    }

    public static void MapPromises(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost(
                "/promises/{id:guid}/keep",
                (Guid id, Me me, CloseTodo close, BackTo back) => back.After(close.Keep(me, id), "Kept. Well done.")
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
