using Tilth.Site;

namespace Tilth.Today;

/// <summary>The page of the morning: whom to reach and why.</summary>
public static class TodayRoom
{
    public static IServiceCollection AddToday(this IServiceCollection services)
    {
        services.AddSingleton<Morning>();
        services.AddSingleton(new PaletteEntry("Today", "/", PalettePlace.Rooms, 10));
        return services;
    }
}
