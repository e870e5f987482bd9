using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Tilth.Fault.Tests;

/// <summary>The shell is killed in the middle of an import: what came in stays whole, and another run brings in the rest.</summary>
public sealed class KillingAnImport
{
    private const int Kills = 4,
        Many = 4000;
    private readonly Random _random = new(Setting.Seed);

    [Fact]
    public async Task Run_again_it_brings_in_everybody_once()
    {
        await using var book = await Book.New();
        var file = Path.Combine(book.Data, "people.vcf");
        await File.WriteAllTextAsync(file, Cards(), TestContext.Current.CancellationToken);
        var came = new List<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var import = Process.Start(Installed.Start(Installed.Tilth, "import", file, "--data", book.Data))!;
            await UntilSomebodyCame(book, import);
            import.Kill();
            await import.WaitForExitAsync(TestContext.Current.CancellationToken);
            await book.MustVerify();
            came.Add(book.Read().People - 1);
        }

        var again = await Installed.Run(book.Data, "", "import", file);

        came.ShouldContain(count => count > 0 && count < Many);
        again.Code.ShouldBe(0, again.Error);
        var written = await Installed.Run(book.Data, "", "export", "-o", Path.Combine(book.Data, "out.vcf"), "--json");
        written.Out.ShouldContain($"\"people\": {Many}");
        await book.MustVerify();
        Setting.Tell($"after {Kills} kills {string.Join(", ", came)} people, then: {again.Out.Split('\n')[0]}");
    }

    private async Task UntilSomebodyCame(Book book, Process import)
    {
        var before = book.Read().People;
        while (!import.HasExited && book.Read().People == before)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await Task.Delay(_random.Next(200), TestContext.Current.CancellationToken);
    }

    private static string Cards()
    {
        var text = new StringBuilder();
        for (var at = 0; at < Many; at++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:card-{at}\r\nFN:Rowan Alder{at}\r\nEMAIL:rowan{at}@example.org\r\nEND:VCARD\r\n"
            );
        return text.ToString();
    }
}
