using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tilth.Store.Sqlite;

/// <summary>
/// What SQLite met on the disk since the start. It is heard from SQLite's own log, since no statement fails when the log of
/// writes could not be folded into the file.
/// </summary>
internal sealed class DiskErrors : IDisposable
{
    private static readonly ConcurrentDictionary<DiskErrors, bool> Listening = [];
    private readonly ILogger _log;
    private volatile bool _any,
        _lostSync;

    static DiskErrors()
    {
        Batteries_V2.Init();
        SqliteException.ThrowExceptionForRC(raw.sqlite3_config_log((_, code, said) => Tell(code, said), null), null);
    }

    public DiskErrors(ILogger log)
    {
        _log = log;
        Listening[this] = true;
    }

    public bool Any => _any;

    /// <summary>
    /// After a sync that failed nobody knows what the disk holds, and the next one may succeed all the same: Linux forgets
    /// what it could not write. So nothing may be written until somebody has looked and starts the program again.
    /// </summary>
    public bool LostSync => _lostSync;

    /// <summary>SQLite has one log for the whole process.</summary>
    private static void Tell(int code, string said)
    {
        foreach (var one in Listening.Keys)
            one.Hear(code, said);
    }

    private void Hear(int code, string said)
    {
        // A page that the disk does not give back is called corrupt too. A full disk shows as SHMSIZE, and needs only room.
        if (
            (code & 0xff) is not (raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
            || code == raw.SQLITE_IOERR_SHMSIZE
        )
            return;
        _any = true;
        _lostSync |= StoreUnavailable.IsSync(code);
        if (StoreUnavailable.IsSync(code))
            Log.LostSync(_log, said);
        else
            Log.Failed(_log, said);
    }

    public void Dispose() => Listening.TryRemove(this, out _);

    private static class Log
    {
        private static readonly Action<ILogger, string, Exception?> Sync = LoggerMessage.Define<string>(
            LogLevel.Critical,
            new EventId(10, "DiskLostSync"),
            "The disk did not keep what was written ({Said}). Nothing more is written: look at the disk, then start Tilth again"
        );
        private static readonly Action<ILogger, string, Exception?> Error = LoggerMessage.Define<string>(
            LogLevel.Error,
            new EventId(11, "DiskFailed"),
            "The disk failed, or the file on it is damaged ({Said}). Look at the disk, then start Tilth again"
        );

        public static void LostSync(ILogger log, string said) => Sync(log, said, null);

        public static void Failed(ILogger log, string said) => Error(log, said, null);
    }
}
