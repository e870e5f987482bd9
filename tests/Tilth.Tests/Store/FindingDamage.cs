using Tilth.Store;
using Tilth.Store.Backup;
using Tilth.Tests.CommandLine;

namespace Tilth.Tests.Store;

/// <summary>A byte of a backup that is not what was written is found wherever it stands, and nothing of the file is used.</summary>
public sealed class FindingDamage(Copy copy) : IClassFixture<Copy>, IDisposable
{
    private const int Flips = 100,
        FlipsOfLocked = 12;
    private const string Phrase = "seven rows of late leeks";

    private readonly string _folder = Directory.CreateTempSubdirectory("tilth-flips-").FullName;
    private readonly Random _random = new(20270302);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_flipped_bit_anywhere_is_found_a_hundred_times_of_a_hundred()
    {
        var whole = await Made(null);

        foreach (var at in Places(whole.Length, Flips))
            await MustBeFound(whole, at, null);
    }

    [Fact]
    public async Task So_it_is_in_a_locked_one()
    {
        var whole = await Made(Phrase);

        foreach (var at in Places(whole.Length, FlipsOfLocked))
            await MustBeFound(whole, at, Phrase);
    }

    [Fact]
    public async Task One_that_was_cut_short_is_found_too()
    {
        var (open, locked) = (await Made(null), await Made(Phrase));
        foreach (var length in new[] { 0, 1, 70, open.Length / 2, open.Length - 1 })
            await MustBeRefused(open[..length], null);
        foreach (var length in new[] { 20, 90, locked.Length - 1 })
            await MustBeRefused(locked[..length], Phrase);
    }

    [Fact]
    public async Task Verify_says_so_in_the_shell_and_that_all_is_well_where_it_is()
    {
        using var visitor = await copy.SignedIn();
        var whole = await Made(null);
        var file = Path.Combine(_folder, "shell.zip");
        await File.WriteAllBytesAsync(file, whole, Cancel);
        var sound = await Spoken.Say(copy, "verify", file);
        (sound.Code, sound.Error).ShouldBe((0, ""));
        sound.Out.ShouldContain("all is well");
        whole[whole.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, whole, Cancel);

        var damaged = await Spoken.Say(copy, "verify", file);

        damaged.Code.ShouldBe(1);
        damaged
            .Error.Trim()
            .ShouldBe(
                $"The backup {file} is damaged: it is not what was written. Nothing of it was used; take another one."
            );
    }

    [Fact]
    public void A_piece_of_a_locked_file_is_found_in_another_place_or_left_out()
    {
        var head = LockedHead.New(Phrase);
        var plain = new byte[3 * LockedHead.ChunkBytes + 17];
        _random.NextBytes(plain);
        var locked = Lock(head, plain);
        const int Box = LockedHead.ChunkBytes + LockedHead.TagBytes;
        Unlock(head, locked).ShouldBe(plain);

        var swapped = locked.ToArray();
        locked.AsSpan(LockedHead.Bytes, Box).CopyTo(swapped.AsSpan(LockedHead.Bytes + Box));
        locked.AsSpan(LockedHead.Bytes + Box, Box).CopyTo(swapped.AsSpan(LockedHead.Bytes));
        byte[][] wrong =
        [
            swapped,
            locked[..(LockedHead.Bytes + 3 * Box)],
            [.. locked[..(LockedHead.Bytes + Box)], .. locked[(LockedHead.Bytes + 2 * Box)..]],
            locked[..LockedHead.Bytes],
        ];
        foreach (var file in wrong)
            Should.Throw<InvalidDataException>(() => Unlock(head, file));
    }

    [Fact]
    public void What_is_locked_is_read_again_from_anywhere_whatever_its_length()
    {
        var head = LockedHead.New(Phrase);
        foreach (
            var length in new[] { 0, 1, LockedHead.ChunkBytes - 1, LockedHead.ChunkBytes, 2 * LockedHead.ChunkBytes }
        )
        {
            var plain = new byte[length];
            _random.NextBytes(plain);
            using var stream = new UnlockedStream(new MemoryStream(Lock(head, plain)), head);
            stream.Length.ShouldBe(length);
            for (var times = 0; times < 20 && length > 0; times++)
            {
                var from = _random.Next(length);
                stream.Position = from;
                var part = new byte[_random.Next(1, length - from + 1)];
                stream.ReadExactly(part);
                part.AsSpan().SequenceEqual(plain.AsSpan(from, part.Length)).ShouldBeTrue();
            }
        }
    }

    private static byte[] Lock(LockedHead head, byte[] plain)
    {
        using var file = new MemoryStream();
        using (var locking = new LockingStream(file, head))
        {
            foreach (var piece in plain.Chunk(70_001))
                locking.Write(piece);
            locking.Finish();
        }
        return file.ToArray();
    }

    private static byte[] Unlock(LockedHead head, byte[] file)
    {
        using var stream = new UnlockedStream(new MemoryStream(file), head);
        stream.Check(Cancel);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }

    private async Task<byte[]> Made(string? passphrase)
    {
        var path = Path.Combine(_folder, "whole.zip");
        await copy.The<MakeBackup>().Do(path, passphrase, new HowFar(), Cancel);
        await using (var sound = await BackupFile.Open(path, passphrase, Cancel))
            await sound.Check(Cancel);
        return await File.ReadAllBytesAsync(path, Cancel);
    }

    /// <summary>The ends, and others anywhere.</summary>
    private IEnumerable<int> Places(int length, int count) =>
        Enumerable.Range(0, count).Select(at => at < 2 ? at * (length - 1) : _random.Next(length));

    private async Task MustBeFound(byte[] whole, int at, string? passphrase)
    {
        var flipped = whole.ToArray();
        flipped[at] ^= (byte)(1 << _random.Next(8));
        await MustBeRefused(flipped, passphrase);
    }

    private async Task MustBeRefused(byte[] file, string? passphrase)
    {
        var path = Path.Combine(_folder, "damaged.zip");
        await File.WriteAllBytesAsync(path, file, Cancel);
        await Should.ThrowAsync<RefusedException>(async () =>
        {
            await using var backup = await BackupFile.Open(path, passphrase, Cancel);
            await backup.Check(Cancel);
        });
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
