using System.Text;

namespace Tilth.Tests.People.Erasing;

/// <summary>A copy with somebody of whom there is something in every corner, and ways to find what is left of them.</summary>
public abstract class WithSomebodyToForget : IAsyncLifetime
{
    protected const string Name = "Ilka Heronword",
        Email = "ilka@heronword.example",
        Phone = "+351 912 345 678";

    protected Copy Here { get; } = new();

    protected string Aside { get; } = Directory.CreateTempSubdirectory("tilth-erased-").FullName;

    protected Visitor Visitor { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Here.InitializeAsync();
        Visitor = await Here.SignedIn();
    }

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await Here.DisposeAsync();
        Directory.Delete(Aside, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody of whom there is something in every corner.</summary>
    protected async Task<Guid> Known()
    {
        var person = await Visitor.Add(
            Name,
            "close",
            ("Form.Email", Email),
            ("Form.Phone", Phone),
            ("Form.HowMet", "Ilka sat beside me at the mill.")
        );
        await Visitor.Talk(person, "2027-03-01", "Ilka Heronword spoke of the weir.");
        await Edit(person, ("Form.About", "Ilka keeps herons."));
        var form = await Visitor.Page($"/promises/new?with={person}");
        await Visitor.Follow(await form.Send("make-promise", ("Form.Text", "send Ilka the photos of the heronword")));
        return person;
    }

    protected async Task Edit(Guid person, params (string, string)[] fields) =>
        await Visitor.Follow(await (await Visitor.Page($"/people/{person}/edit")).Send("edit-person", fields));

    protected async Task Erase(Guid person) =>
        (
            await Visitor.Follow(
                await (await Visitor.Page($"/people/{person}/erase")).Press("Erase for good, without undo")
            )
        ).Text.ShouldContain("Erased.");

    protected static void MustNotName(string text, string where)
    {
        foreach (var word in (string[])["Heronword", "912 345 678", "912345678", "keeps herons"])
            text.Split('\n')
                .Where(line => line.Contains(word, StringComparison.OrdinalIgnoreCase))
                .ShouldBeEmpty(where);
    }

    /// <summary>Byte by byte, free pages and the log among them.</summary>
    protected static void MustNotBeInFiles(string folder)
    {
        foreach (
            var file in Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "lock")
        )
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Encoding
                .Latin1.GetString(bytes.ToArray())
                .Contains("eronword", StringComparison.OrdinalIgnoreCase)
                .ShouldBeFalse(file);
        }
    }
}
