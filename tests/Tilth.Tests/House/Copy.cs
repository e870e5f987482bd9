using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Tilth.Accounts;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth.Tests.House;

/// <summary>
/// A whole copy of Tilth for one test class: its own data folder, its own database, a real port, a clock that stands still.
/// With TILTH_TEST_POSTGRES set (the connection string of a server) the same tests run on PostgreSQL.
/// </summary>
public sealed class Copy : IAsyncLifetime
{
    public const string Password = "a quiet row of beans";

    /// <summary>A Tuesday.</summary>
    public static readonly DateTimeOffset Now = new(2027, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly string? Server = Blank.ToNull(Environment.GetEnvironmentVariable("TILTH_TEST_POSTGRES"));
    private readonly string _name = $"tilth_{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}";
    private WebApplication? _app;
    private FileStream? _lock;

    /// <summary>Served as behind a proxy on this machine, whose part a test then plays.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>The address that every link uses, where it is not the one at which it listens.</summary>
    public string? Origin { get; init; }

    /// <summary>Passwords are hashed with as much work as in earnest; else with hardly any, as each test signs somebody in.</summary>
    public bool HashesInEarnest { get; init; }

    public FakeTimeProvider Clock { get; } = new(Now);

    /// <summary>What the program logged since its start.</summary>
    public LogLines Log { get; } = new();

    public string Folder => Path.Combine(Path.GetTempPath(), _name);

    public static bool IsPostgres => Server is not null;

    public string? Postgres => Server is null ? null : $"{Server};Database={_name}";

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public T The<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        if (Server is not null)
            await OnServer($"CREATE DATABASE {_name}");
        await Start();
    }

    public async Task Start()
    {
        var settings = new Settings
        {
            Data = Folder,
            Postgres = Postgres,
            Urls = "http://127.0.0.1:0",
            BehindProxy = BehindProxy,
            Origin = Origin,
        };
        _app = Serving.Build(
            settings,
            services =>
            {
                services.AddSingleton<TimeProvider>(Clock).AddSingleton<ILoggerProvider>(Log);
                if (!HashesInEarnest)
                    services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
            }
        );
        _lock = await Serving.Prepare(_app);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
    }

    public async Task Stop()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await _lock!.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(Folder, recursive: true);
        if (Server is null)
            return;
        await OnServer($"DROP DATABASE {_name} WITH (FORCE)");
    }

    /// <summary>A new account with its book, signed in with a browser of its own.</summary>
    public async Task<Visitor> SignedIn(string name = "Wren Hollis", string zone = "Europe/Lisbon")
    {
        var email = $"{Guid.CreateVersion7():N}@example.org";
        var (_, account) = await The<SignUp>()
            .Do(
                new SignUp.Form
                {
                    Name = name,
                    Email = email,
                    Password = Password,
                    Zone = zone,
                },
                onlyFirst: false
            );
        await The<OpenBook>().Do(account!, Door.Page);
        var visitor = new Visitor(this, email);
        await visitor.SignIn();
        return visitor;
    }

    public async Task<Me> MeOf(Visitor visitor)
    {
        var account = (await The<AccountList>().All()).Single(row => row.Email == visitor.Email);
        var seat = (await The<Seats>().Find(account.Id, null))!;
        return new Me(account.Id, seat.SpaceId, seat.MemberId, Door.Page, account.TimeZone);
    }

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
