using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Tilth.Fault.Tests.House;

/// <summary>All that a database file holds, as lines that can be compared: how each table is made, and a hash of its rows.</summary>
internal static class Contents
{
    public static List<string> Of(string file)
    {
        using var connection = Stored.Open(file, SqliteOpenMode.ReadOnly);
        using var transaction = connection.BeginTransaction(deferred: true);
        // The lock of a migration is no content: it comes and goes.
        var made = Rows(
            connection,
            "SELECT type, name, sql FROM sqlite_master WHERE tbl_name <> '__EFMigrationsLock' ORDER BY name"
        );
        return
        [
            .. Rows(connection, "PRAGMA integrity_check").Select(line => string.Join(' ', line)),
            .. made.Select(line =>
                line is ["table", string name, _] ? $"{Told(line)}: {Hash(connection, name)}" : Told(line)
            ),
        ];
    }

    /// <summary>The same of the database in a backup, taken out of it with a reader of zip files alone.</summary>
    public static List<string> OfBackup(string backup)
    {
        var folder = Directory.CreateTempSubdirectory("tilth-unpacked-");
        try
        {
            ZipFile.ExtractToDirectory(backup, folder.FullName);
            return Of(Path.Combine(folder.FullName, "tilth.db"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>How many steps of the upgrade it has taken.</summary>
    public static long Steps(string file)
    {
        using var connection = Stored.Open(file, SqliteOpenMode.ReadOnly);
        return (long)Rows(connection, "SELECT COUNT(*) FROM __EFMigrationsHistory")[0][0];
    }

    private static string Hash(SqliteConnection connection, string table)
    {
        var rows = Rows(connection, $"SELECT * FROM \"{table}\"").Select(Told).Order(StringComparer.Ordinal).ToList();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows)));
        return $"{rows.Count} rows {Convert.ToHexStringLower(hash)}";
    }

    private static string Told(object[] row) =>
        string.Join(' ', row.Select(cell => cell is byte[] bytes ? Convert.ToHexString(bytes) : $"{cell}"));

    private static List<object[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            rows.Add(new object[reader.FieldCount]);
            reader.GetValues(rows[^1]);
        }
        return rows;
    }
}
