using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People.Duplicates;

/// <summary>Who may be one person, asked pair by pair: the buttons, and what is kept of the answers.</summary>
internal static class DuplicatesEndpoints
{
    public static IServiceCollection AddDuplicates(this IServiceCollection services) =>
        services
            .AddSingleton<LikelyPairs>()
            .AddSingleton<WhyTheSame>()
            .AddSingleton<WhoIsTheSame>()
            .AddSingleton<AnswerPair>()
            .AddSingleton(Collision.Of<DifferentPeople>(row => (row.OneId, row.OtherId)))
            .AddSingleton(
                Collision.Of<PutOffPair>(
                    row => (row.MemberId, row.OneId, row.OtherId),
                    (_, stays, goes) =>
                    {
                        stays.Later(goes.Until);
                        return Task.CompletedTask;
                    }
                )
            )
            .AddSingleton(new PaletteEntry("Who is the same?", "/duplicates", PalettePlace.Palette, 60));

    public static void MapDuplicates(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost(
                "/duplicates/different",
                ([FromForm] Guid one, [FromForm] Guid other, Me me, AnswerPair answer, BackTo back) =>
                    back.After(answer.Different(me, one, other), "Two people, then. You will not be asked again.")
            )
            .WithForm();
        endpoints
            .MapPost(
                "/duplicates/later",
                ([FromForm] Guid one, [FromForm] Guid other, Me me, AnswerPair answer, BackTo back) =>
                    back.After(answer.Later(me, one, other), "Tomorrow, then.")
            )
            .WithForm();
    }

    public static void Map(ModelBuilder model)
    {
        var different = model.SpaceTable<DifferentPeople>("DifferentPeople");
        different.BelongsTo<Person>(nameof(DifferentPeople.OneId));
        different.BelongsTo<Person>(nameof(DifferentPeople.OtherId));
        different
            .HasIndex(row => new
            {
                row.SpaceId,
                row.OneId,
                row.OtherId,
            })
            .IsUnique();

        var later = model.SpaceTable<PutOffPair>("PutOffPairs");
        later.BelongsTo<Member>(nameof(PutOffPair.MemberId));
        later.BelongsTo<Person>(nameof(PutOffPair.OneId));
        later.BelongsTo<Person>(nameof(PutOffPair.OtherId));
        later
            .HasIndex(row => new
            {
                row.SpaceId,
                row.MemberId,
                row.OneId,
                row.OtherId,
            })
            .IsUnique();
    }

    public static DbSet<DifferentPeople> Different(this TilthDb db) => db.Set<DifferentPeople>();
}
