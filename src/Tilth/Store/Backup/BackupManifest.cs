namespace Tilth.Store.Backup;

/// <summary>What a backup says of itself, so that one too new, cut short or of the other database is refused before anything is touched.</summary>
/// <param name="Format">How the file is laid out.</param>
/// <param name="Version">The program that made it.</param>
/// <param name="Step">The last step that the schema had taken.</param>
/// <param name="At">The moment whose state it holds: what was acknowledged before is in it.</param>
/// <param name="Database">The kind of database that it came from.</param>
/// <param name="Copy">Of which copy, in which of its lives (<see cref="Installation.Epoch"/>).</param>
public sealed record BackupManifest(
    int Format,
    string Version,
    string Step,
    DateTimeOffset At,
    string Database,
    Guid? Copy,
    IReadOnlyList<BackupPart> Parts
)
{
    public const string Name = "manifest.json";

    /// <summary>The newest layout that this program reads.</summary>
    public const int Newest = 1;
}

/// <summary>A part of a backup: the database or a table of it, the key, what was erased.</summary>
/// <param name="Columns">The columns in their order, where it is a table.</param>
public sealed record BackupPart(string Name, long Length, string Sha256, IReadOnlyList<string> Columns)
{
    public const string Key = "key",
        Erased = "erased";
}
