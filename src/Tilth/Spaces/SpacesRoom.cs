using Tilth.Site;
using Tilth.Spaces.Reach;
using Tilth.Work;

namespace Tilth.Spaces;

/// <summary>Books and who sits in them; the history of a book, undo and the trash.</summary>
public static class SpacesRoom
{
    public static IServiceCollection AddSpaces(this IServiceCollection services)
    {
        services.AddSingleton<OpenBook>().AddSingleton<FirstRun>();
        services
            .AddSingleton<MakeSpace>()
            .AddSingleton<ChangeBook>()
            .AddSingleton<InviteMember>()
            .AddSingleton<JoinSpace>()
            .AddSingleton<ManageMembers>()
            .AddSingleton<Members>()
            .AddSingleton<Delegates>()
            .AddSingleton<EntrustSomebody>()
            .AddSingleton<OwnRows>()
            .AddSingleton<ShareRecord>()
            .AddSingleton<ViewBudget>();
        services.AddSingleton<Acts>().AddSingleton<UndoConflicts>().AddSingleton<UndoJob>().AddSingleton<Trash>();
        services.AddSingleton(provider => new Job(
            UndoJob.JobName,
            (run, cancel) => provider.GetRequiredService<UndoJob>().Run(run, cancel)
        ));
        services.AddSingleton<Proof>().AddSingleton<HowReached>().AddSingleton<TryOrigin>();
        services.AddSingleton(new PaletteEntry("My phone", "/settings/phone", PalettePlace.Settings, 220));
        services.AddSingleton(new PaletteEntry("Your books", "/books", PalettePlace.Palette, 75));
        services.AddSingleton(new PaletteEntry("Who acts for you", "/delegates", PalettePlace.Settings, 115));
        services.AddSingleton(new PaletteEntry("Settings", "/settings", PalettePlace.Settings, 200));
        services.AddSingleton(new PaletteEntry("History", "/history", PalettePlace.Palette, 80));
        services.AddSingleton(new PaletteEntry("Trash", "/trash", PalettePlace.Palette, 81));
        services.AddSingleton(new PaletteEntry("More", "/more", PalettePlace.Rooms, 90));
        return services;
    }

    public static void MapSpaces(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapUndo();
        endpoints.MapMembers();
        endpoints.MapOwnRows();
        endpoints.MapSharing();
        endpoints.MapSettings();
        endpoints.MapReach();
    }
}
