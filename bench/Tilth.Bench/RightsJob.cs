using System.Globalization;

namespace Tilth.Bench;

/// <summary>
/// What rights cost: the same people in the own books of two accounts, of which one sits in two shared books beside. Its pages
/// against those of the other, in turns.
/// </summary>
internal static class RightsJob
{
    private const string Other = "vale@example.org",
        EndOfCard = "END:VCARD";
    private const int Rounds = 3,
        PeopleInShared = 50;

    private static readonly string[] Shared = ["Orchard", "Hedgerow"];

    public static async Task Run(string[] args)
    {
        var (tilth, contacts) = (args[0], args[1]);
        var folder = Directory.CreateTempSubdirectory("tilth-bench-").FullName;
        try
        {
            foreach (var email in (string[])[Book.Email, Other])
            {
                await Child.Run(tilth, Book.Password, "user", "add", email, "--password-stdin", "--data", folder);
                await Child.Run(tilth, null, "import", contacts, "--user", email, "--data", folder);
            }
            var (server, address) = await Child.Serve(tilth, "serve", "--data", folder, "--urls", "http://127.0.0.1:0");
            using (server)
                await Measure(tilth, folder, contacts, server, address);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Measure(string tilth, string folder, string contacts, Child server, Uri address)
    {
        using var alone = await Browser.SignIn(address);
        using var sharing = await Browser.SignIn(address, Other);
        foreach (var name in Shared)
            await Share(tilth, folder, contacts, sharing, name);
        foreach (var path in (string[])["/people", "/"])
        {
            var (without, with) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                without.Add((await ServeJob.Rate(server, () => alone.Get(path))).Cpu);
                with.Add((await ServeJob.Rate(server, () => sharing.Get(path))).Cpu);
            }
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: {Median(without) * 1e6:F0} us of the server alone, {Median(with) * 1e6:F0} us with two shared books; ratio {Median(with) / Median(without):F2}"
                )
            );
        }
    }

    private static async Task Share(string tilth, string folder, string contacts, Browser browser, string name)
    {
        var form = await browser.Form("/books");
        form["Form.Name"] = name;
        (await browser.Post("/books", form)).ShouldBeARedirect();
        var some = Path.Combine(folder, $"{name}.vcf");
        var cards = (await File.ReadAllTextAsync(contacts)).Split(EndOfCard).Take(PeopleInShared);
        await File.WriteAllTextAsync(some, string.Concat(cards.Select(card => card + EndOfCard)) + "\r\n");
        string[] where = ["--space", name.ToLowerInvariant(), "--user", Other, "--data", folder];
        var (_, _, _, said) = await Child.Run(tilth, null, ["import", some, .. where]);
        Console.WriteLine($"{name}: {said.Split('\n')[0]}");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
