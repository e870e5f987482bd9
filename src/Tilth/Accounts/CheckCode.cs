using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Whether a code is one of the account's second key, or one of its recovery codes. Each is taken once; wrong ones are counted.</summary>
public sealed class CheckCode(TilthStore store, SecondKeySecrets secrets, SignInLimits limits, TimeProvider clock)
{
    private const int Digits = 6;

    public enum Outcome
    {
        Right,
        Wrong,
        TooOften,

        /// <summary>There is no second key, or none of that state.</summary>
        NoKey,
    }

    /// <summary>A code of a key that holds, or a recovery code.</summary>
    /// <param name="then">What is done in the same write where it is right.</param>
    public Task<Outcome> Of(
        Guid account,
        string code,
        SignIn.From from,
        Func<TilthDb, Task> then,
        CancellationToken cancel = default
    ) => Check(account, code, from, isConfirmed: true, then, cancel);

    /// <summary>The first code of a key that does not hold yet; the key holds from then on.</summary>
    public Task<Outcome> First(
        Guid account,
        string code,
        SignIn.From from,
        Func<TilthDb, Task> then,
        CancellationToken cancel = default
    ) => Check(account, code, from, isConfirmed: false, then, cancel);

    private async Task<Outcome> Check(
        Guid account,
        string code,
        SignIn.From from,
        bool isConfirmed,
        Func<TilthDb, Task> then,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        SecondKey? key;
        bool isKnown;
        await using (var db = store.ReadOwn())
        {
            key = await Key(db, account, isConfirmed);
            isKnown = await KnownDevice.Find(db, account, from.Device, now) is not null;
        }
        if (key is null)
            return Outcome.NoKey;
        var count = isKnown ? $"code device {from.Device}" : $"code account {account}";
        var taken = limits.Take(SignInLimits.OfCodes, count);
        if (taken == SignInLimits.Taken.FullAtFirst)
            await store.WriteOwn(db => Audit(db, "second-key-refused", account, from), cancel);
        if (taken != SignInLimits.Taken.Free)
            return Outcome.TooOften;
        // Opened before the write: the first use of the keys reads and may write itself.
        var step = StepOf(code, secrets.Open(key), now);
        var isRight = await store.WriteOwn(
            async db =>
                await Take(db, account, isConfirmed, code, step, from)
                    ? await Do(then, db)
                    : await Audit(db, "second-key-failed", account, from),
            cancel
        );
        if (!isRight)
            return Outcome.Wrong;
        limits.GiveBack(SignInLimits.OfCodes, count);
        return Outcome.Right;
    }

    private static long? StepOf(string code, byte[]? secret, DateTimeOffset now)
    {
        var digits = string.Concat(code.Where(letter => !char.IsWhiteSpace(letter)));
        return secret is not null && digits.Length == Digits && digits.All(char.IsAsciiDigit)
            ? SecondKeySecrets.StepOf(digits, secret, now)
            : null;
    }

    private async Task<bool> Take(TilthDb db, Guid account, bool isConfirmed, string code, long? step, SignIn.From from)
    {
        if (await Key(db, account, isConfirmed) is not { } key)
            return false;
        if (step is { } now)
        {
            key.Confirm(clock.GetUtcNow());
            return key.Take(now);
        }
        if (!isConfirmed)
            return false;
        var hash = RecoveryCode.HashOf(code);
        var recovery = await db.RecoveryCodes()
            .FirstOrDefaultAsync(row => row.AccountId == account && row.CodeHash == hash);
        if (recovery is null)
            return false;
        db.Remove(recovery);
        await Audit(db, "recovery-code-used", account, from);
        return true;
    }

    private static Task<SecondKey?> Key(TilthDb db, Guid account, bool isConfirmed) =>
        db.SecondKeys().FirstOrDefaultAsync(row => row.AccountId == account && row.ConfirmedAt != null == isConfirmed);

    private static async Task<bool> Do(Func<TilthDb, Task> then, TilthDb db)
    {
        await then(db);
        return true;
    }

    private Task<bool> Audit(TilthDb db, string what, Guid account, SignIn.From from)
    {
        db.Add(AuditEvent.Of(what, account, from.Address, clock.GetUtcNow()));
        return Task.FromResult(false);
    }
}
