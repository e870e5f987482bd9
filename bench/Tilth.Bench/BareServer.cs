using Microsoft.AspNetCore.Http.HttpResults;

namespace Tilth.Bench;

/// <summary>Serves <see cref="BarePage"/> and nothing else: what Blazor itself costs.</summary>
internal static class BareServer
{
    public static async Task Run(string[] args)
    {
        BarePage.Take(await File.ReadAllTextAsync(args[0]));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRazorComponents();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/", () => new RazorComponentResult<BarePage>());
        await app.StartAsync();
        Console.WriteLine($"open at {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }
}
