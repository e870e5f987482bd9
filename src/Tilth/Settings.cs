namespace Tilth;

/// <summary>What the command line and the environment say about this copy.</summary>
public sealed record Settings
{
    public required string Data { get; init; }

    /// <summary>The connection string of PostgreSQL; null keeps the record in SQLite in the data folder.</summary>
    public string? Postgres { get; init; }

    public string Urls { get; init; } = "http://localhost:5210";

    /// <summary>The one origin that every link uses; null takes the first of <see cref="Urls"/>.</summary>
    public string? Origin { get; init; }

    public bool BehindProxy { get; init; }

    /// <summary>The file of the certificate for https; null serves plain http.</summary>
    public string? Tls { get; init; }

    /// <summary>Where the backups of every night go; null leaves it to the settings page.</summary>
    public string? Backups { get; init; }

    /// <summary>The file with the passphrase that locks them; null leaves them open.</summary>
    public string? BackupPassphrase { get; init; }

    public static readonly string DefaultData = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        ".local/share/tilth"
    );
}
