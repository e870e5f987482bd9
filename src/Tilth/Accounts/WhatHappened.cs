using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>What happened to an account and its keys, the latest first: the same trace that the operator's log has.</summary>
public sealed class WhatHappened(TilthStore store)
{
    private const int Most = 100;

    public sealed record Row(DateTimeOffset At, string What, string? Address);

    public async Task<IReadOnlyList<Row>> To(Guid account, CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        return await db.Set<AuditEvent>()
            .Where(row => row.AccountId == account)
            .OrderByDescending(row => row.Id)
            .Take(Most)
            .Select(row => new Row(row.At, row.What, row.Address))
            .ToListAsync(cancel);
    }

    /// <summary>The fixed word of an event as people read it.</summary>
    public static string Words(string what, Say say) =>
        what switch
        {
            "signed-up" => say["The account was made"],
            "signed-in" => say["Signed in"],
            "signed-out" => say["Signed out"],
            "signed-out-elsewhere" => say["Signed out everywhere else"],
            "signed-out-everywhere" => say["Signed out everywhere"],
            "sign-in-failed" => say["A wrong password"],
            "sign-in-refused" => say["Wrong passwords, too many in a minute"],
            "account-changed" => say["Name or time zone changed"],
            "password-changed" => say["New password"],
            "password-set" => say["New password, set by whoever runs this copy"],
            "second-key-set" => say["Second key turned on"],
            "second-key-off" => say["Second key turned off"],
            "second-key-failed" => say["A wrong code"],
            "second-key-refused" => say["Wrong codes, too many in a quarter of an hour"],
            "recovery-code-used" => say["A recovery code was used"],
            "recovery-codes-made" => say["New recovery codes"],
            "second-factors-taken" => say["Second key and passkeys taken off by whoever runs this copy"],
            "passkey-added" => say["Passkey added"],
            "passkey-named" => say["Passkey renamed"],
            "passkey-removed" => say["Passkey removed"],
            "passkey-failed" => say["A passkey that did not open"],
            "browser-forgotten" => say["A known browser was forgotten"],
            "new-sign-in-known" => say["A new sign-in was yours, you said"],
            "new-sign-in-ended" => say["A new sign-in was not yours, and was ended"],
            "entrusted" => say["You let somebody act for you in a book"],
            "entrusted-ended" => say["Somebody's acting for another was ended by you"],
            "book-begun" => say["You began a shared book"],
            "book-renamed" => say["You renamed a shared book"],
            "invited" => say["You made a link that lets somebody into a shared book"],
            "invitation-taken-back" => say["You took back a link into a shared book"],
            "joined" => say["You joined a shared book"],
            "left" => say["You left a shared book"],
            "role-changed" => say["You changed what somebody may do in a shared book"],
            "removed" => say["You removed somebody from a shared book"],
            "second-key-asked" => say["You asked for a second key from everybody in a shared book"],
            "second-key-not-asked" => say["You no longer ask for a second key in a shared book"],
            "many-looked-at" => say["You looked at more people in an hour than one usually does"],
            "disabled" => say["The account was disabled"],
            "enabled" => say["The account was let in again"],
            _ when what.EndsWith("-failed", StringComparison.Ordinal) => say[
                "A wrong password, where it was asked for once more"
            ],
            _ when what.EndsWith("-refused", StringComparison.Ordinal) => say["Refused after too many failures"],
            _ => what,
        };
}
