using System.Net;

namespace Tilth.Fault.Tests;

/// <summary>
/// The process ends (SIGKILL) at any write while it brings a copy of an older version up: the copy stands before or after
/// a step, never in the middle of one, and the next start completes it.
/// </summary>
public sealed class KillingAnUpgrade
{
    [Fact]
    public async Task It_stands_before_or_after_a_step_and_the_next_start_completes_it()
    {
        var (before, after, steps, ofCopy, ofDatabase) = await Uninterrupted();
        var done = 0;
        var copying = Setting.Spread(Setting.Upgrades / 3, ofCopy).Select(at => (at, Copying: true));
        var migrating = Setting
            .Spread(Setting.Upgrades - Setting.Upgrades / 3, ofDatabase)
            .Select(at => (at, Copying: false));
        var points = copying.Concat(migrating).ToList();
        foreach (var (at, isCopying) in points)
        {
            await using var book = await Killed(at, isCopying);

            var stands = Contents.Of(book.DatabaseFile);
            if (!stands.SequenceEqual(before))
            {
                // After a step that is not the last one, that it is whole shows in what the next start makes of it.
                stands[0].ShouldBe("ok");
                if (Contents.Steps(book.DatabaseFile) == steps)
                    stands.ShouldBe(after, $"killed at write {at}");
                done++;
            }
            if (File.Exists(Kept(book)))
                MustBeWholeAndPrivate(Kept(book), before);
            await MustComplete(book, before, after);
            if ((at, isCopying) == points[^1])
                await MustServe(book);
        }
        done.ShouldBeInRange(1, points.Count - 1);
        Setting.Tell(
            $"an upgrade killed at {points.Count} of its {ofCopy + ofDatabase} writes: {points.Count - done} times it stood as "
                + $"before, {done} times after a step; {points.Count} completed"
        );
    }

    /// <summary>Several threads write the copy by turns: where none of them comes to that count, a smaller one is tried.</summary>
    private static async Task<Book> Killed(int at, bool isCopying)
    {
        var book = await Book.Older();
        var killing = Injected.KillAtWrite(at, isCopying ? Copy(book) : Database(book));
        var code = (await book.Run(killing, "migrate")).Code;
        if (isCopying && code == 0 && at > 1)
        {
            await book.DisposeAsync();
            return await Killed(at / 2, isCopying);
        }
        code.ShouldBe(Injected.Killed);
        return book;
    }

    private static async Task MustComplete(Book book, List<string> before, List<string> after)
    {
        // Verifying is a word that acts on the record, so it completes the upgrade first.
        await book.MustVerify();
        Contents.Of(book.DatabaseFile).ShouldBe(after);
        Directory.GetFiles(Path.GetDirectoryName(Kept(book))!, "before-*").ShouldBe([Kept(book)]);
        MustBeWholeAndPrivate(Kept(book), before);
    }

    private static async Task MustServe(Book book)
    {
        await using var server = await book.Serve();
        using var reader = new Writer(new Ledger(), Setting.Seed);
        await reader.SignIn(server.Address);
        (await reader.Page(server.Address, "/people")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static void MustBeWholeAndPrivate(string kept, List<string> before)
    {
        Contents.OfBackup(kept).ShouldBe(before);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(kept).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>What stands before an upgrade and after it, and how many writes the copy takes and the database.</summary>
    private static async Task<(
        List<string> Before,
        List<string> After,
        long Steps,
        int OfCopy,
        int OfDatabase
    )> Uninterrupted()
    {
        await using var book = await Book.Older();
        var before = Contents.Of(book.DatabaseFile);
        var lines = Path.Combine(book.Data, "lines");
        (await book.Run(Injected.Counting(lines, [.. Copy(book), .. Database(book)]), "migrate")).Code.ShouldBe(0);
        return (
            before,
            Contents.Of(book.DatabaseFile),
            Contents.Steps(book.DatabaseFile),
            Injected.MostOfAThread(lines, Copy(book)),
            Injected.MostOfAThread(lines, Database(book))
        );
    }

    private static string[] Database(Book book) => [book.DatabaseFile, $"{book.DatabaseFile}-wal"];

    /// <summary>Under both names, so that a copy that is not whole and has its name already would be found.</summary>
    private static string[] Copy(Book book) => [$"{Kept(book)}.part", Kept(book)];

    private static string Kept(Book book) => Path.Combine(book.Data, "backups", "before-0.1.0.zip");
}
