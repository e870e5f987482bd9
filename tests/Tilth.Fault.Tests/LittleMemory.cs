using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Tilth.Fault.Tests;

/// <summary>The program has little memory and much to do: it does it or refuses in words, and it lives on.</summary>
public sealed class LittleMemory
{
    private const string Megabytes200 = "0xC800000";

    [Fact]
    public async Task A_large_table_comes_in_whole_or_is_refused_in_words_and_pages_go_on()
    {
        await using var book = await Book.New();
        await using var server = await book.ServeWith(("DOTNET_GCHeapHardLimit", Megabytes200));
        using var writer = new Writer(new Ledger(), Setting.Seed);
        await writer.SignIn(server.Address);

        var path = await writer.BringIn(server.Address, Table(Setting.Rows));
        var ended = await writer.Ended(server.Address, path);

        var isIn = ended.Contains("They are here.", StringComparison.Ordinal);
        if (!isIn)
            ended.ShouldContain("That did not work.");
        server.IsRunning.ShouldBeTrue();
        foreach (var page in new[] { "/", "/people", "/find?q=rowan", "/health" })
            (await writer.Page(server.Address, page)).Status.ShouldBe(HttpStatusCode.OK, page + server.Said);
        (await writer.WriteOne(server.Address)).IsAcknowledged.ShouldBeTrue();
        server.Said.ShouldNotContain("OutOfMemory");
        var came = WholeOnes(book);
        came.ShouldBe(isIn ? Setting.Rows : came);
        await server.Stop();
        await book.MustVerify();
        Setting.Tell(
            $"{Setting.Rows} rows with 200 MB for all objects: {(isIn ? "in" : "refused")}, {came} people whole"
        );
    }

    private static string Table(int rows)
    {
        var table = new StringBuilder("First Name,Last Name,E-mail Address,Mobile Phone,Company,Notes\r\n");
        for (var at = 0; at < rows; at++)
            table.Append(
                CultureInfo.InvariantCulture,
                $"Rowan,Alder{at},rowan{at}@example.org,+35191{at:0000000},Northlight {at % 500},Met at evening {at % 90}\r\n"
            );
        return table.ToString();
    }

    /// <summary>How many came in; each must have its mail, its phone and my side of it.</summary>
    private static int WholeOnes(Book book)
    {
        using var connection = Stored.Open(book.DatabaseFile, SqliteOpenMode.ReadOnly);
        return Count("") is var came && came == Count(Whole)
            ? came
            : throw new InvalidOperationException($"Of {came} people only {Count(Whole)} are whole.");

        int Count(string also)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"""SELECT COUNT(*) FROM "People" p WHERE "DisplayName" LIKE 'Rowan Alder%' {also}""";
            return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
    }

    private const string Whole = """
        AND "Emails" LIKE '%rowan' || substr("DisplayName", 12) || '@example.org%' AND "Phones" LIKE '%+35191%'
        AND EXISTS (SELECT 1 FROM "Relationships" r WHERE r."PersonId" = p."Id")
        """;
}
