using Tilth.Exchange.Archive;
using Tilth.Exchange.Sample;
using Tilth.Site;
using Tilth.Work;

namespace Tilth.Exchange;

/// <summary>How people come in from other programs, and how everything goes out again.</summary>
public static class ExchangeRoom
{
    public static IServiceCollection AddExchange(this IServiceCollection services)
    {
        services
            .AddSingleton<Import>()
            .AddSingleton<ImportLook>()
            .AddSingleton<ImportJob>()
            .AddSingleton<SampleNetwork>()
            .AddSingleton<Uploads>()
            .AddSingleton<Export>()
            .AddSingleton<WriteArchive>()
            .AddSingleton<BringArchive>();
        services.AddSingleton<Job>(provider => new Job(
            Import.JobName,
            (run, cancel) => provider.GetRequiredService<Import>().Run(run, cancel)
        ));
        services.AddSingleton(provider => TracesInUploads.AtErase(provider.GetRequiredService<Uploads>()));
        services.AddSingleton<Job>(provider => new Job(
            BringArchive.JobName,
            (run, cancel) => provider.GetRequiredService<BringArchive>().Run(run, cancel)
        ));
        services.AddSingleton(new PaletteEntry("Bring in people", "/import", PalettePlace.Palette, 70));
        services.AddSingleton(new PaletteEntry("Begin, and look around a sample", "/begin", PalettePlace.Palette, 72));
        services.AddSingleton(new PaletteEntry("Take people out", "/export", PalettePlace.Palette, 71));
        return services;
    }

    public static void MapExchange(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapImport();
        endpoints.MapExport();
    }
}
