using System.CommandLine;
using Tilth.Accounts;
using Tilth.Exchange.Sample;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth;

/// <summary><c>tilth demo</c>: a throw-away copy with the sample network and a ready sign-in, gone when it stops.</summary>
internal static class Demo
{
    private const string Email = "wren@example.org",
        Password = "a quiet row of beans";

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen.",
        DefaultValueFactory = _ => "http://localhost:5210",
    };

    public static void AddTo(RootCommand root)
    {
        var demo = new Command("demo", "A throw-away copy of a sample network, with its sign-in.") { Urls };
        demo.SetAction((parsed, cancel) => Run(parsed, cancel));
        root.Add(demo);
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("tilth-demo-").FullName;
        try
        {
            await using var app = Serving.Build(new Settings { Data = folder, Urls = parsed.GetValue(Urls)! });
            using var held = await Serving.Prepare(app, cancel);
            var form = new SignUp.Form
            {
                Name = "Wren Hollis",
                Email = Email,
                Password = Password,
            };
            var (_, account) = await app.Services.GetRequiredService<SignUp>().Do(form, onlyFirst: true, cancel);
            var me = await app.Services.GetRequiredService<OpenBook>().Do(account!, Door.Shell, cancel);
            await app.Services.GetRequiredService<SampleNetwork>().Plant(me, cancel);
            await app.StartAsync(cancel);
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync($"The sample is open at {app.Urls.First()}");
            await output.WriteLineAsync($"Sign in as {Email} with: {Password}");
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
