using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tilth.Store;

/// <summary>Tells what a person can do about a database that could not take a write.</summary>
internal static class StoreUnavailable
{
    private const int SqliteBusy = 5,
        SqliteLocked = 6,
        SqliteReadOnly = 8,
        SqliteIo = 10,
        SqliteCorrupt = 11,
        SqliteFull = 13,
        SqliteCannotOpen = 14,
        SqliteNotADatabase = 26,
        SqliteSync = 1034,
        SqliteFolderSync = 1290;

    /// <summary>True for the extended code of a sync that failed.</summary>
    public static bool IsSync(int code) => code is SqliteSync or SqliteFolderSync;

    /// <summary>True where the disk had no room.</summary>
    public static bool IsFull(Exception error) =>
        error
            is SqliteException { SqliteErrorCode: SqliteFull }
                or PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    /// <summary>True where the file is no sound database.</summary>
    public static bool IsDamage(Exception error) =>
        error is SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase };

    /// <summary>True if the cause is the disk, a lock or a lost connection, also where something was only read.</summary>
    public static bool Is(Exception error) => Translate(error) is StoreUnavailableException;

    /// <summary>The error of a whole group: always one that says that nothing was saved.</summary>
    public static StoreUnavailableException From(Exception error) =>
        Translate(error) as StoreUnavailableException
        ?? new StoreUnavailableException("The database did not take this. Nothing of it was saved; try again.", error);

    /// <summary>The error itself, or the plain one where the cause is the disk, a lock or a lost connection.</summary>
    public static Exception Translate(Exception error)
    {
        var cause = error is DbUpdateException { InnerException: { } inner } ? inner : error;
        var message = cause switch
        {
            SqliteException { SqliteErrorCode: SqliteFull } =>
                "The disk is full. Nothing of this was saved; make room and try again.",
            SqliteException failed when IsSync(failed.SqliteExtendedErrorCode) =>
                "The disk did not confirm this, so it is not certain that it was saved. "
                    + "Whoever runs Tilth has to look at the disk before more can be written.",
            SqliteException { SqliteErrorCode: SqliteIo } =>
                "The database could not be read from the disk, or written to it. Nothing of this was saved.",
            SqliteException failed when IsDamage(failed) =>
                "The database could not be read from the disk: its file is damaged. Nothing of this was saved. "
                    + "Keep the data folder as it is; this tells more: tilth verify",
            SqliteException { SqliteErrorCode: SqliteReadOnly } =>
                "Tilth may not write where the database lies. Nothing of this was saved. "
                    + "Whoever runs Tilth has to make the data folder and its files writable for it.",
            SqliteException { SqliteErrorCode: SqliteCannotOpen } =>
                "The database cannot be opened. Nothing of this was saved. "
                    + "Whoever runs Tilth has to make the data folder and its files readable and writable for it.",
            SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } =>
                "Another program holds the database. Nothing of this was saved; try again in a moment.",
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
                "The disk of the database is full. Nothing of this was saved; make room and try again.",
            NpgsqlException and not PostgresException =>
                "The database cannot be reached. Nothing of this was saved; try again in a moment.",
            _ => null,
        };
        return message is null ? error : new StoreUnavailableException(message, error);
    }
}
