namespace Tilth.Store.Backup;

/// <summary>What a room does to its tables in a restored copy before anybody sees it: what held then and must not hold again.</summary>
public sealed record AtRestore(Func<TilthDb, DateTimeOffset, Task> Do);
