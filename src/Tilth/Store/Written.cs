namespace Tilth.Store;

/// <summary>What a write answered, and the operation under which it can be undone (null when nothing changed).</summary>
public sealed record Written<T>(T Outcome, Guid? Operation);

/// <summary>The act is not allowed to this member; the message says so to the person.</summary>
public sealed class RefusedException(string message) : Exception(message);

/// <summary>
/// The database cannot take the act now (disk full, locked, too many waiting); nothing of it was kept, except where the disk
/// failed in the middle and the message says that nobody can be certain.
/// </summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
