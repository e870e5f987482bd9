using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Tilth.Cards;
using Tilth.People;
using Tilth.Store;
using Tilth.Today;

namespace Tilth.Bench;

/// <summary>
/// The page of the morning in a book of so many people and talks: the time in the database (as EF Core reports it for each
/// command) and the time of the whole question. A third of the people have a rhythm, half a birthday, one in fifty a promise.
/// </summary>
internal static class AgendaJob
{
    private const int Slice = 2000,
        Passes = 300;

    public static async Task Run(string[] args)
    {
        var (people, talks) = (
            int.Parse(args[0], CultureInfo.InvariantCulture),
            int.Parse(args[1], CultureInfo.InvariantCulture)
        );
        await using var book = await Book.Open();
        await AddPeople(book, people);
        AddTalks(book, people, talks);

        var morning = book.The<Morning>();
        var commands = new Commands();
        using var watched = commands.Watch();
        var (whole, database) = (new List<double>(), new List<double>());
        var shown = 0L;
        for (var pass = 0; pass < Passes; pass++)
        {
            commands.Begin();
            var started = Stopwatch.GetTimestamp();
            var answer = await morning.Of(book.Me);
            if (pass < Passes / 3)
                continue;
            whole.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            database.Add(commands.Spent.TotalMicroseconds);
            shown += answer.Lanes.Sum(lane => lane.Items.Count);
        }
        Measure.Print($"today, database, {people:N0}", database, shown);
        Measure.Print($"today, whole, {people:N0}", whole, shown);
        commands.PrintSlowest();
    }

    internal static async Task AddPeople(Book book, int people)
    {
        var (store, me, now) = (book.The<TilthStore>(), book.Me, TimeProvider.System.GetUtcNow());
        for (var from = 0; from < people; from += Slice)
        {
            var first = from;
            await store.Write(
                me,
                "import",
                db =>
                {
                    foreach (var at in Enumerable.Range(first, Math.Min(Slice, people - first)))
                    {
                        var person = Person.Add(me.SpaceId, $"Reed {at} Alder", new Origin("bench", now), now);
                        person.IsReachedBy(Facts.Of($"reed.{at}@example.org"), Phones.Of($"+35191{at:0000000}"));
                        if (at % 2 == 0)
                            person.IsBorn(new PartialDate(null, 1 + at / 2 % 12, 1 + at / 24 % 28));
                        db.AddMany([person, Relationship.With(person.Id, me, Standing.Known, now)]);
                    }
                    return Task.FromResult(true);
                }
            );
        }
    }

    /// <summary>
    /// Straight into the tables, as years of use would have left them: going through the record would take hours and leave the
    /// same rows.
    /// </summary>
    internal static void AddTalks(Book book, int people, int talks)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(book.Folder, "tilth.db")}");
        connection.Open();
        var member = Convert.ToHexString(book.Me.MemberId.ToByteArray(bigEndian: true));
        string[] statements =
        [
            "BEGIN",
            "CREATE TEMP TABLE p AS SELECT row_number() OVER (ORDER BY Id) - 1 AS at, PersonId FROM Relationships",
            "CREATE UNIQUE INDEX temp.p_at ON p (at)",
            $"""
                INSERT INTO Interactions (SpaceId, Id, MemberId, Shared, Kind, "On", IsConversation, IsPlanned)
                WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {talks} - 1)
                SELECT {book.Me.SpaceId}, unhex(printf('01900000%024x', i)), x'{member}', 0, 'Coffee',
                       date('now', '-' || (i * 7919 % 1500 + 1) || ' days'), 1, 0 FROM n
                """,
            $"""
                INSERT INTO Participants (SpaceId, Id, MemberId, Shared, InteractionId, PersonId)
                WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {talks} - 1)
                SELECT {book.Me.SpaceId}, unhex(printf('01910000%024x', i)), x'{member}', 0, unhex(printf('01900000%024x', i)),
                       (SELECT PersonId FROM p WHERE at = i % {people}) FROM n
                """,
            $"""
                UPDATE Relationships SET
                    Conversations = {talks / people},
                    LastContactOn = date('now', '-' || (abs(random()) % 400) || ' days'),
                    CadenceDays = CASE WHEN abs(random()) % 3 = 0 THEN 90 END
                """,
            "UPDATE Relationships SET LastConversationOn = LastContactOn, DueOn = date(LastContactOn, '+' || CadenceDays || ' days')",
            $"""
                INSERT INTO Todos (SpaceId, Id, MemberId, Shared, Kind, Owner, PersonId, Text, MadeOn, DueOn, State)
                SELECT {book.Me.SpaceId}, unhex(printf('01920000%024x', at)), x'{member}', 0, 'Promise', 'Mine', PersonId,
                       'send the link', date('now', '-9 days'), date('now', (at % 60 - 20) || ' days'), 'Open'
                FROM p WHERE at % 50 = 0
                """,
            "COMMIT",
        ];
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.CommandTimeout = 3600;
            command.ExecuteNonQuery();
        }
    }
}
