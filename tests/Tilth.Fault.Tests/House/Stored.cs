using Microsoft.Data.Sqlite;

namespace Tilth.Fault.Tests.House;

/// <summary>What a database file holds, read from outside with SQLite alone: none of the program's own code judges it.</summary>
internal sealed class Stored
{
    private readonly Dictionary<Guid, Guid> _personOf = [];
    private readonly Dictionary<Guid, string> _names = [];
    private readonly Dictionary<Guid, string> _talks = [];
    private readonly Dictionary<Guid, HashSet<Guid>> _with = [];
    private readonly List<string> _damage = [];

    private Stored() { }

    public int People => _names.Count;

    public bool Has(Guid id) => _personOf.ContainsKey(id) || _talks.ContainsKey(id);

    public static Stored Read(string file)
    {
        var stored = new Stored();
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        using var transaction = connection.BeginTransaction(deferred: true);
        Each(
            connection,
            """SELECT "Id", "PersonId" FROM "Relationships" """,
            row => stored._personOf[Id(row, 0)] = Id(row, 1)
        );
        Each(
            connection,
            """SELECT "Id", "DisplayName" FROM "People" """,
            row => stored._names[Id(row, 0)] = row.GetString(1)
        );
        Each(
            connection,
            """SELECT "Id", "Text" FROM "Interactions" """,
            row => stored._talks[Id(row, 0)] = row.GetString(1)
        );
        Each(
            connection,
            """SELECT "InteractionId", "PersonId" FROM "Participants" """,
            row =>
            {
                if (!stored._with.TryGetValue(Id(row, 0), out var with))
                    stored._with[Id(row, 0)] = with = [];
                with.Add(Id(row, 1));
            }
        );
        stored.LookForDamage(connection);
        return stored;
    }

    public static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    /// <summary>The acknowledged ids that are not there.</summary>
    public List<Guid> Missing(IEnumerable<Guid> acknowledged) => [.. acknowledged.Where(id => !Has(id))];

    /// <summary>All that is wrong: damage, gaps in the feed, halves, and records that are not what was sent.</summary>
    public List<string> Faults(Ledger ledger) =>
        [
            .. _damage,
            .. ledger.Sent.Values.Where(sent => Has(sent.Id)).Select(Half).OfType<string>(),
            .. ledger
                .Acknowledged.Where(pair => ledger.Sent[pair.Key].Deed == Deed.AddPerson)
                .Where(pair => _personOf.TryGetValue(pair.Key, out var person) && person != pair.Value)
                .Select(pair => $"{pair.Key} was acknowledged as the person {pair.Value}, which it is not."),
            .. ledger.Refused.Keys.Where(Has).Select(id => $"{id} was refused, and yet it is stored."),
        ];

    private string? Half(Sent sent) =>
        sent.Deed switch
        {
            Deed.AddPerson => _names.GetValueOrDefault(_personOf[sent.Id]) == sent.Text
                ? null
                : $"The person of {sent.Id} is not the one that was sent.",
            Deed.RecordConversation => _talks[sent.Id] == sent.Text
            && _with.GetValueOrDefault(sent.Id, []).SetEquals(sent.With)
                ? null
                : $"The conversation {sent.Id} does not have its text and its {sent.With.Count} people.",
        };

    private void LookForDamage(SqliteConnection connection)
    {
        Each(
            connection,
            "PRAGMA integrity_check",
            row =>
            {
                if (row.GetString(0) != "ok")
                    _damage.Add(row.GetString(0));
            }
        );
        Each(
            connection,
            "PRAGMA foreign_key_check",
            row => _damage.Add($"A row of {row.GetString(0)} refers to nothing.")
        );
        Each(
            connection,
            """
            SELECT s."SpaceId", s."Position", COUNT(c."Position"), COALESCE(MAX(c."Position"), 0)
            FROM "Spaces" s LEFT JOIN "Changes" c ON c."SpaceId" = s."SpaceId" GROUP BY s."SpaceId"
            """,
            row =>
            {
                if (row.GetInt64(1) != row.GetInt64(2) || row.GetInt64(1) != row.GetInt64(3))
                    _damage.Add($"The feed of space {row.GetInt64(0)} has gaps.");
            }
        );
    }

    private static void Each(SqliteConnection connection, string sql, Action<SqliteDataReader> take)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            take(reader);
    }

    private static Guid Id(SqliteDataReader row, int column) => new((byte[])row.GetValue(column), bigEndian: true);
}
