using System.Diagnostics;
using System.Globalization;

namespace Tilth.Bench;

/// <summary>
/// The published program from outside: cold start, memory with the people of a file in the book, conversations recorded over
/// HTTP by 64 writers, and the page of 50 people beside a bare Blazor page of the same bytes.
/// </summary>
internal static class ServeJob
{
    private const int Writers = 64,
        Talks = 3000,
        Warming = 500,
        Pages = 3000,
        Readers = 16;

    public static async Task Run(string[] args)
    {
        var (tilth, contacts) = (args[0], args[1]);
        var folder = Directory.CreateTempSubdirectory("tilth-bench-").FullName;
        try
        {
            await Child.Run(tilth, Book.Password, "user", "add", Book.Email, "--password-stdin", "--data", folder);
            var import = await Child.Run(tilth, null, "import", contacts, "--data", folder);
            Console.WriteLine(
                $"import {import.Wall:F2} s wall, {import.Cpu:F2} s processor, {import.Megabytes} MB: {import.Out.Split('\n')[0]}"
            );
            await Serve(tilth, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Serve(string tilth, string folder)
    {
        var started = Stopwatch.GetTimestamp();
        var (server, address) = await Child.Serve(tilth, "serve", "--data", folder, "--urls", "http://127.0.0.1:0");
        using (server)
        {
            using (var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address })
                await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
            Console.WriteLine($"cold start to the first answer {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
            using var browser = await Browser.SignIn(address);
            await browser.Get("/");
            await browser.Get("/find?q=ann");
            Console.WriteLine($"resident after today and a search {server.Resident()} MB");
            await Read(server, browser);
            await Write(browser);
            Console.WriteLine($"resident after all {server.Resident()} MB, peak {server.Peak()} MB");
        }
    }

    private static async Task Read(Child server, Browser browser)
    {
        var html = await browser.Get("/people");
        var page = await Rate(server, () => browser.Get("/people"));
        await File.WriteAllTextAsync(BarePage.Source, html);
        var (bare, address) = await Child.Serve(Environment.ProcessPath!, "bare", BarePage.Source);
        using (bare)
        {
            using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
            var same = await http.GetStringAsync(new Uri("/", UriKind.Relative));
            var plain = await Rate(bare, () => http.GetStringAsync(new Uri("/", UriKind.Relative)));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"people page, {html.Length} bytes: {page.Rate:F0}/s, {page.Cpu * 1e6:F0} us of the server; "
                        + $"bare Blazor page, {same.Length} bytes: {plain.Rate:F0}/s, {plain.Cpu * 1e6:F0} us; ratio {page.Cpu / plain.Cpu:F2}"
                )
            );
        }
        File.Delete(BarePage.Source);
    }

    /// <summary>Pages a second, and seconds of the server for each.</summary>
    internal static async Task<(double Rate, double Cpu)> Rate(Child server, Func<Task<string>> get)
    {
        await Times(get, Pages / 2);
        var cpu = server.Cpu();
        var seconds = await Times(get, Pages);
        return (Pages / seconds, (server.Cpu() - cpu) / Pages);
    }

    private static async Task<double> Times(Func<Task<string>> get, int count)
    {
        var left = count;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, Readers)
                .Select(async _ =>
                {
                    while (Interlocked.Decrement(ref left) >= 0)
                        await get();
                })
        );
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task Write(Browser browser)
    {
        var people = (await browser.Get("/people"))
            .Split("href=\"/people/")
            .Skip(1)
            .Select(part => part[..36])
            .Where(id => Guid.TryParse(id, out Guid _))
            .ToList();
        var form = await browser.Form($"/conversations/new?with={people[0]}");
        await Talk(browser, people, form, Warming);
        var started = Stopwatch.GetTimestamp();
        var times = await Talk(browser, people, form, Talks);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        times.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"recorded over HTTP by {Writers} writers: {Talks / seconds:F0}/s, p50 {times[Talks / 2]:F0} ms, p99 {times[Talks * 99 / 100]:F0} ms"
            )
        );
    }

    private static async Task<List<double>> Talk(
        Browser browser,
        List<string> people,
        IReadOnlyDictionary<string, string> form,
        int count
    )
    {
        var times = new List<double>();
        var left = count;
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(async writer =>
                {
                    while (Interlocked.Decrement(ref left) >= 0)
                    {
                        var began = Stopwatch.GetTimestamp();
                        var own = new Dictionary<string, string>(form)
                        {
                            ["Form.Id"] = Store.NewId.At(TimeProvider.System.GetUtcNow()).ToString(),
                            ["Form.With[0]"] = people[writer % people.Count],
                            ["Form.Text"] = "Spoke of the second season.",
                        };
                        (await browser.Post($"/conversations/new?with={people[0]}", own)).ShouldBeARedirect();
                        lock (times)
                            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                    }
                })
        );
        return times;
    }
}
