namespace Tilth.Fault.Tests;

/// <summary>Backups are made while others write, while the process ends, and while the disk fills up.</summary>
public sealed class BackingUp
{
    private const int Writers = 4,
        WrittenBefore = 60,
        WrittenAfter = 100;

    [Fact]
    public async Task While_others_write_it_holds_all_that_was_acknowledged_before_it_began_and_nothing_by_halves()
    {
        var ledger = new Ledger();
        await using var book = await Book.New();
        var file = Path.Combine(book.Data, "backups", "tilth.zip");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        List<Guid> before;
        await using (var server = await book.Serve())
        {
            var writers = Enumerable.Range(0, Writers).Select(at => new Writer(ledger, Setting.Seed + at)).ToList();
            foreach (var writer in writers)
                await writer.SignIn(server.Address);
            using var enough = new CancellationTokenSource();
            var writing = writers.ConvertAll(writer => writer.Write(server.Address, _ => true, enough.Token));
            await Until(ledger, WrittenBefore);
            before = [.. ledger.Acknowledged.Keys];

            var made = await Installed.Run(book.Data, "", "backup", "-o", file, "--json");

            made.Code.ShouldBe(0, made.Error);
            made.Out.ShouldContain("\"proven\": true");
            var during = ledger.Acknowledged.Count;
            during.ShouldBeGreaterThan(before.Count);
            await Until(ledger, during + WrittenAfter);
            await enough.CancelAsync();
            await Task.WhenAll(writing);
            await server.Kill();
            writers.ForEach(writer => writer.Dispose());
        }
        var stored = book.Read();
        stored.Missing(ledger.Acknowledged.Keys).ShouldBeEmpty();

        var restored = await Installed.Run(book.Data, "", "restore", file, "--replace");

        restored.Code.ShouldBe(0, restored.Error);
        var came = book.Read();
        came.Missing(before).ShouldBeEmpty();
        came.Faults(ledger).ShouldBeEmpty();
        await book.MustVerify();
        Setting.Tell(
            $"a backup beside {Writers} writers: {before.Count} acknowledged before it, {ledger.Acknowledged.Count} in all; "
                + $"restored with {ledger.Acknowledged.Keys.Count(came.Has)}, the server kept all"
        );
    }

    [Fact]
    public async Task Killed_while_it_is_made_or_looked_over_the_older_one_is_there_or_the_new_one_and_whole()
    {
        await using var book = await Book.New();
        var file = Path.Combine(book.Data, "backups", "tilth.zip");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var scratch = Path.Combine(book.Data, "scratch", "tilth.db");
        var lines = Path.Combine(book.Data, "lines");
        string[] written = [$"{file}.part", scratch];
        var counted = await book.Run(Injected.Counting(lines, written), "backup", "-o", file);
        counted.Code.ShouldBe(0, counted.Error);
        var older = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        foreach (var at in Setting.Spread(Setting.Backups, Injected.MostOfAThread(lines, written)))
        {
            // Several threads write by turns: where none of them comes to that count, a smaller one is tried.
            var (killed, count) = (await Backup(at), at);
            while (killed.Code == 0 && count > 1)
            {
                older = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
                killed = await Backup(count /= 2);
            }
            killed.Code.ShouldBe(Injected.Killed, $"write {count}: {killed.Error}");
            var left = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            // Killed while it was looked over, the new one had its name already, and is whole.
            if (!left.SequenceEqual(older))
                (await book.Run([], "verify", file)).Code.ShouldBe(0);
            older = left;
        }
        (await book.Run([], "verify", file)).Code.ShouldBe(0);
        var next = await book.Run([], "backup", "-o", file);
        next.Code.ShouldBe(0, next.Error);
        Directory.GetFiles(Path.GetDirectoryName(file)!).ShouldBe([file]);
        await book.MustVerify();

        Task<Installed.Answer> Backup(int at) => book.Run(Injected.KillAtWrite(at, written), "backup", "-o", file);
    }

    [Fact]
    public async Task Killed_at_any_move_of_a_restore_the_old_copy_is_there_or_the_new_one_and_whole()
    {
        await using var book = await Book.New();
        var file = Path.Combine(Path.GetDirectoryName(book.Data)!, "tilth.zip");
        await File.WriteAllBytesAsync(
            Path.Combine(book.Data, "key"),
            new byte[32],
            TestContext.Current.CancellationToken
        );
        (await book.Run([], "note", "met Rowan Alder")).Code.ShouldBe(0);
        (await book.Run([], "backup", "-o", file)).Code.ShouldBe(0);
        (await book.Run([], "note", "met Ivy Larkin")).Code.ShouldBe(0);
        var lines = Path.Combine(Path.GetDirectoryName(book.Data)!, "lines");
        (await Restore(book, file, Injected.CountingMoves(lines, Moved(book)))).Code.ShouldBe(0);
        (await Stands(book)).ShouldBe("new");
        var moves = File.ReadLines(lines).Count();
        moves.ShouldBeGreaterThanOrEqualTo(5);
        var stood = new List<string>();
        foreach (
            var at in Setting.Backups < moves ? Setting.Spread(Setting.Backups, moves) : [.. Enumerable.Range(1, moves)]
        )
        {
            (await book.Run([], "note", "met Ivy Larkin")).Code.ShouldBe(0);
            var killed = await Restore(book, file, Injected.KillAtMove(at, Moved(book)));
            // Calls are counted by the thread: the last of them may not come.
            if (killed.Code != 0)
                killed.Code.ShouldBe(Injected.Killed, killed.Error);
            stood.Add(await Stands(book));
        }
        stood.Distinct().Order().ShouldBe(["new", "old"]);
        Setting.Tell(
            $"a restore killed at {stood.Count} of its {moves} moves: {stood.Count(one => one == "old")} times the old copy stood"
        );
    }

    private static Task<Installed.Answer> Restore(Book book, string file, string[] under) =>
        book.Run(under, "restore", file, "--replace");

    /// <summary>Which copy the next start finds; that it is sound is part of it.</summary>
    private static async Task<string> Stands(Book book)
    {
        await book.MustVerify();
        var found = await book.Run([], "search", "ivy");
        found.Code.ShouldBe(0, found.Error);
        (await book.Run([], "search", "rowan")).Out.ShouldContain("Rowan Alder");
        return found.Out.Contains("Ivy Larkin", StringComparison.Ordinal) ? "old" : "new";
    }

    private static string[] Moved(Book book) =>
        [
            book.DatabaseFile,
            $"{book.DatabaseFile}-wal",
            Path.Combine(book.Data, "key"),
            Path.Combine(book.Data, "restoring.json"),
            Path.Combine(book.Data, "restoring.json.part"),
            Path.Combine(book.Data, "restoring", "tilth.db"),
            Path.Combine(book.Data, "restoring", "key"),
        ];

    [Fact]
    public async Task On_a_full_disk_it_leaves_no_half_file_says_what_to_do_and_the_older_one_stays()
    {
        await using var disk = await SmallDisk.OrSkip(8);
        await using var book = await Book.New();
        var file = Path.Combine(disk.Folder, "tilth.zip");
        (await book.Run([], "backup", "-o", file)).Code.ShouldBe(0);
        var older = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        disk.Fill(16 << 10);
        MustRefuse(await book.Run([], "backup", "-o", file), "There is not room enough in");
        disk.MakeRoom();
        // It may also fill up meanwhile.
        MustRefuse(await book.Run(Injected.Full(3, $"{file}.part"), "backup", "-o", file), "The disk is full.");
        var scratch = Path.Combine(book.Data, "scratch", "tilth.db");
        MustRefuse(await book.Run(Injected.Full(3, scratch), "backup", "-o", file), "The disk is full.");

        Directory.GetFiles(disk.Folder).ShouldBe([file]);
        Directory.GetFiles(Path.GetDirectoryName(scratch)!).Select(Path.GetFileName).ShouldBe(["lock"]);
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).ShouldBe(older);
        (await book.Run([], "backup", "-o", file)).Code.ShouldBe(0);
    }

    private static void MustRefuse(Installed.Answer refused, string words)
    {
        refused.Code.ShouldBe(1, refused.Out);
        refused.Error.ShouldContain(words);
        refused.Error.ShouldContain("ake room");
    }

    private static async Task Until(Ledger ledger, int acknowledged)
    {
        while (ledger.Acknowledged.Count < acknowledged)
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }
}
