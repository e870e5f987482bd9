using System.IO.Compression;

namespace Tilth.Fault.Tests.House;

/// <summary>A data folder with one account in it, served by the real program.</summary>
internal sealed class Book : IAsyncDisposable
{
    public const string Email = "wren@example.org",
        Password = "a quiet row of beans";

    private readonly string _root;
    private readonly bool _isOurs;

    private Book(string root, bool isOurs) => (_root, _isOurs) = (root, isOurs);

    public string Data => Path.Combine(_root, "data");

    public string DatabaseFile => Path.Combine(Data, "tilth.db");

    /// <summary>A new book, in a folder of its own unless one is given.</summary>
    public static async Task<Book> New(string? root = null)
    {
        var book = new Book(root ?? Directory.CreateTempSubdirectory("tilth-fault-").FullName, root is null);
        var made = await Installed.Run(book.Data, Password + "\n", "user", "add", Email, "--password-stdin");
        made.Code.ShouldBe(0, made.Error);
        return book;
    }

    /// <summary>A book as the program left it whose last step was the first, with its sample network.</summary>
    public static async Task<Book> Older()
    {
        var book = new Book(Directory.CreateTempSubdirectory("tilth-older-").FullName, isOurs: true);
        Directory.CreateDirectory(book.Data);
        await using var kept = typeof(Book).Assembly.GetManifestResourceStream("older.db.gz")!;
        await using var whole = new GZipStream(kept, CompressionMode.Decompress);
        await using var file = File.Create(book.DatabaseFile);
        await whole.CopyToAsync(file);
        return book;
    }

    public Task<Server> Serve(params string[] under) => Server.Start(Data, under);

    /// <summary>A word of the shell on this book, under another program that watches it.</summary>
    public Task<Installed.Answer> Run(string[] under, params string[] said)
    {
        string[] words = [.. under, Installed.Tilth, .. said, "--data", Data];
        return Installed.Call(words[0], "", words[1..]);
    }

    /// <summary>Serves it with these variables in the environment.</summary>
    public Task<Server> ServeWith(params (string Name, string Value)[] environment) => Server.Start(Data, environment);

    /// <summary>What the program itself finds wrong; fails unless it says that all is sound.</summary>
    public Task MustVerify() => MustVerify(Data);

    public static async Task MustVerify(string data)
    {
        var verified = await Installed.Run(data, "", "verify", "--json");
        verified.Code.ShouldBe(0, verified.Out + verified.Error);
        verified.Out.ShouldContain("\"sound\": true");
    }

    public Stored Read() => Stored.Read(DatabaseFile);

    public ValueTask DisposeAsync()
    {
        if (_isOurs)
            Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
