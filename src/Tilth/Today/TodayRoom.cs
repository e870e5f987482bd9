using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Today;

/// <summary>The page of the morning: whom to reach and why; and the time in which it asks for nothing.</summary>
public static class TodayRoom
{
    public static IServiceCollection AddToday(this IServiceCollection services)
    {
        services.AddSingleton<Morning>().AddSingleton<Absences>().AddSingleton<GoAway>();
        services.AddSingleton(new PaletteEntry("Today", "/", PalettePlace.Rooms, 10));
        services.AddSingleton(new PaletteEntry("Away for a while", "/away", PalettePlace.Palette, 70));
        return services;
    }

    public static void MapToday(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/away/end", ComeBack).WithForm();

    /// <summary>Wherever it was pressed, one is back at the morning's page.</summary>
    private static async Task<IResult> ComeBack(Me me, GoAway away, Flash flash, Say say, Links to)
    {
        flash.Set(say["Good to have you back."], (await away.ComeBack(me)).Operation);
        return Results.Redirect(to["/"]);
    }

    public static void Map(ModelBuilder model)
    {
        var absence = model.SpaceTable<Absence>("Absences");
        absence.BelongsTo<Member>(nameof(Absence.MemberId));
        absence.HasIndex(row => new
        {
            row.SpaceId,
            row.MemberId,
            row.BackOn,
        });
    }
}
