using Tilth.Accounts;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth.Bench;

/// <summary>A copy of the program in this process, with one account and its empty book, gone when it is disposed of.</summary>
internal sealed class Book : IAsyncDisposable
{
    public const string Email = "wren@example.org",
        Password = "a quiet row of beans";

    private readonly FileStream _held;

    private Book(WebApplication app, FileStream held, string folder, Me me)
    {
        (App, _held, Folder, Me) = (app, held, folder, me);
    }

    public WebApplication App { get; }

    public string Folder { get; }

    public Me Me { get; }

    public T The<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public static async Task<Book> Open()
    {
        var folder = Directory.CreateTempSubdirectory("tilth-bench-").FullName;
        var app = Serving.Build(new Settings { Data = folder, Urls = "http://127.0.0.1:0" });
        var held = await Serving.Prepare(app);
        var form = new SignUp.Form
        {
            Name = "Wren Hollis",
            Email = Email,
            Password = Password,
        };
        var (_, account) = await app.Services.GetRequiredService<SignUp>().Do(form, onlyFirst: true);
        var me = await app.Services.GetRequiredService<OpenBook>().Do(account!, Door.Shell);
        return new Book(app, held, folder, me);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _held.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
