using Microsoft.Extensions.DependencyInjection.Extensions;
using Tilth;
using Tilth.Accounts;
using Tilth.Capture;
using Tilth.Conversations;
using Tilth.Exchange;
using Tilth.People;
using Tilth.People.Merging;
using Tilth.Promises;
using Tilth.Site;
using Tilth.Spaces;
using Tilth.Store;
using Tilth.Today;
using Tilth.Work;

#pragma warning disable RS0030 // the one place where the environment comes in
var database = Environment.GetEnvironmentVariable("TILTH_DATABASE");
#pragma warning restore RS0030
return await Commands.Run(args, new Terminal { Database = database });

/// <summary>The table of contents: the rooms in order, and what every request passes through.</summary>
public static partial class Program
{
    /// <summary>The mappings of the rooms, in their order.</summary>
    public static readonly TilthModel Model = new([
        StoreRoom.Map,
        WorkRoom.Map,
        AccountsRoom.Map,
        PeopleRoom.Map,
        ConversationsRoom.Map,
        PromisesRoom.Map,
        CaptureRoom.Map,
        TodayRoom.Map,
    ]);

    public static IServiceCollection AddRooms(this IServiceCollection services, Settings settings)
    {
        // A pattern that backtracks on a stranger's text stops here.
        AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromMilliseconds(200));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings).AddSingleton(Model);
        services.AddSingleton(
            new Hosting(
                settings.Origin ?? settings.Urls.Split(';')[0],
                settings.BehindProxy,
                settings.Origin is not null
            )
        );

        services.AddStore(new DataFolder(settings.Data), settings.Postgres);
        services.AddWork();
        services.AddSite();
        services.AddAccounts();
        services.AddSpaces();
        services.AddPeople();
        services.AddConversations();
        services.AddPromises();
        services.AddCapture();
        services.AddToday();
        services.AddExchange();
        return services;
    }

    public static WebApplication UseRooms(this WebApplication app)
    {
        app.UseProxyHeaders();
        app.UseProblemPages();
        app.UseProtection();
        app.UseBookInPath();
        app.UseRouting();
        app.UseFirstRun();
        app.UseAuthentication();
        app.UseActing();
        app.UseOldAddresses();
        app.UseAuthorization();
        app.UseUploadLimit();
        app.UseFormTokens();

        app.MapStaticAssets().WithMetadata(new StaticFile()).AllowAnonymous();
        app.MapRazorComponents<App>();
        app.MapHealth();
        app.MapAccounts();
        app.MapSpaces();
        app.MapPeople();
        app.MapConversations();
        app.MapPromises();
        app.MapCapture();
        app.MapToday();
        app.MapExchange();
        return app;
    }
}
