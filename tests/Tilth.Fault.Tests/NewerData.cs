using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Tilth.Fault.Tests;

/// <summary>The data was last written by a newer program: this one refuses at its start, in words, and touches nothing.</summary>
public sealed class NewerData
{
    // It takes a second or two; without an end a server that opens would stay for good.
    private const string AtMost = "120";
    private static readonly string[][] Words =
    [
        ["serve"],
        ["migrate"],
        ["note", "met Ivy Larkin"],
    ];

    [Fact]
    public async Task It_names_both_versions_at_once_and_not_a_byte_is_written()
    {
        await using var book = await Book.New();
        WrittenByANewer(book);
        var before = Bytes(book);
        foreach (var words in Words)
            MustRefuse(await Installed.Call("timeout", "", [AtMost, Installed.Tilth, .. words, "--data", book.Data]));
        Bytes(book).ShouldBe(before);
    }

    private static void MustRefuse(Installed.Answer refused)
    {
        refused.Code.ShouldBe(1, refused.Out);
        refused.Error.ShouldMatch("""written by Tilth 99\.1\.2, which is newer than this one \(\d+\.\d+\.\d+.*\)""");
        refused.Error.ShouldContain("Nothing was changed.");
    }

    private static void WrittenByANewer(Book book)
    {
        using var connection = Stored.Open(book.DatabaseFile, SqliteOpenMode.ReadWrite);
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_OfANewerProgram', '99.0.0');
            UPDATE "Installations" SET "Version" = '99.1.2';
            """;
        command.ExecuteNonQuery();
    }

    private static string Bytes(Book book) =>
        Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(book.DatabaseFile)));
}
