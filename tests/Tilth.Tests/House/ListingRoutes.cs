using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tilth.Accounts;

namespace Tilth.Tests.House;

/// <summary><c>tilth routes --json</c>: checks from outside begin with this list, so it must be whole and true.</summary>
public sealed class ListingRoutes(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task Every_endpoint_is_there_with_who_may_and_whether_it_takes_a_form()
    {
        using var answer = JsonDocument.Parse(await Run("routes", "--json"));
        var routes = answer.RootElement.GetProperty("routes").EnumerateArray().ToList();

        var listed = routes.Select(route => $"{Text(route, "method")} {Text(route, "path")} {Text(route, "who")}");
        listed.ShouldBe(
            Routes.Of(copy).Select(route => $"{route} {(route.IsOpen ? "anybody" : "signed in")}"),
            ignoreOrder: true
        );
        foreach (var route in routes)
        {
            var isSafe = Text(route, "method") is "GET" or "HEAD";
            route.GetProperty("antiforgery").GetBoolean().ShouldBe(!isSafe, route.ToString());
        }
    }

    [Fact]
    public async Task People_read_it_as_lines()
    {
        var lines = (await Run("routes")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(Routes.Of(copy).Count);
        lines.ShouldContain(line => line.StartsWith("POST   /people/new"));
    }

    private async Task<string> Run(params string[] words)
    {
        await using var output = new StringWriter();
        var shell = new Shell(settings => new ServiceCollection().AddLogging().AddRooms(settings));
        var root = new RootCommand();
        shell.AddOptions(root);
        RoutesCommand.AddTo(root, shell);
        var code = await root.Parse([.. words, "--data", copy.Folder]).InvokeAsync(new Terminal { Output = output });
        code.ShouldBe(0);
        return output.ToString();
    }

    private static string Text(JsonElement route, string name) => route.GetProperty(name).GetString()!;
}
