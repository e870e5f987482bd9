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

    public static void AddTo(RootCommand root, Shell shell)
    {
        var demo = new Command("demo", "A throw-away copy of a sample network, with its sign-in.")
        {
            Serving.Urls,
            Serving.Origin,
            Serving.BehindProxy,
        };
        demo.SetAction((parsed, cancel) => Run(parsed, shell, cancel));
        root.Add(demo);
    }

    private static async Task<int> Run(ParseResult parsed, Shell shell, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("tilth-demo-").FullName;
        try
        {
            return await Serving.Run(
                parsed,
                new Settings
                {
                    Data = folder,
                    Urls = parsed.GetValue(Serving.Urls)!,
                    Origin = parsed.GetValue(Serving.Origin),
                    BehindProxy = parsed.GetValue(Serving.BehindProxy),
                },
                app => Plant(app.Services, cancel),
                address =>
                    shell.Answer(
                        parsed,
                        new
                        {
                            address,
                            email = Email,
                            password = Password,
                        },
                        $"The sample is open at {address}",
                        $"Sign in as {Email} with: {Password}"
                    ),
                cancel
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Plant(IServiceProvider services, CancellationToken cancel)
    {
        var form = new SignUp.Form
        {
            Name = "Wren Hollis",
            Email = Email,
            Password = Password,
        };
        var (_, account) = await services.GetRequiredService<SignUp>().Do(form, onlyFirst: true, cancel);
        var me = await services.GetRequiredService<OpenBook>().Do(account!, Door.Shell, cancel);
        await services.GetRequiredService<SampleNetwork>().Plant(me, cancel);
    }
}
