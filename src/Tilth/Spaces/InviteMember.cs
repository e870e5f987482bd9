using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>Makes a link by which one person may join the book, once, within a week; or takes an open one back.</summary>
public sealed class InviteMember(TilthStore store, TimeProvider clock)
{
    public static readonly TimeSpan LinkLives = TimeSpan.FromDays(7);

    /// <summary>So many links may be open at a time.</summary>
    public const int MostOpen = 100;

    public abstract record Outcome
    {
        /// <summary>The secret is told here and never again.</summary>
        public sealed record Made(Secret Secret) : Outcome;

        /// <summary>The same form came before; its link was told then.</summary>
        public sealed record MadeBefore : Outcome;

        public sealed record NotAllowed : Outcome;

        public sealed record TooMany : Outcome;
    }

    public sealed record Form
    {
        public Guid Id { get; set; }

        public Role Role { get; set; } = Role.Member;

        [
            Required(ErrorMessage = "For whom is it? A word is enough, so that you know it again."),
            StringLength(100, ErrorMessage = "100 characters at most, please."),
            RegularExpression(@"\P{Cc}*", ErrorMessage = "Please write it in one line.")
        ]
        public string For { get; set; } = "";
    }

    public Task<Outcome> Do(Me me, Form form, CancellationToken cancel = default) =>
        store.WriteOwn(db => Make(db, me, form), cancel);

    private async Task<Outcome> Make(TilthDb db, Me me, Form form)
    {
        if (me.Slug is null || await db.SeatOf(me) is not { } seat || !seat.Role.MayGive(form.Role))
            return new Outcome.NotAllowed();
        var now = clock.GetUtcNow();
        var id = form.Id == Guid.Empty ? NewId.At(now) : form.Id;
        if (await db.Credentials().AnyAsync(row => row.Id == id))
            return new Outcome.MadeBefore();
        if (await Open(db, me).CountAsync() >= MostOpen)
            return new Outcome.TooMany();
        var secret = Secret.New();
        db.Add(Credential.ToJoin(me, id, form.Role, secret, form.For.Trim(), now, LinkLives));
        db.Add(AuditEvent.In(me, "invited", null, now));
        return new Outcome.Made(secret);
    }

    /// <summary>The links that can still be used, for those who may make some.</summary>
    public async Task<IReadOnlyList<Credential>> Open(Me me, CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        return me.Slug is not null && await db.SeatOf(me) is { } seat && seat.Role.MayInvite()
            ? await Open(db, me).OrderByDescending(row => row.CreatedAt).ToListAsync(cancel)
            : [];
    }

    /// <summary>False where it is not there, or not to be taken back by this member.</summary>
    public Task<bool> TakeBack(Me me, Guid id, CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                var link = await Open(db, me).FirstOrDefaultAsync(row => row.Id == id);
                if (link is null || await db.SeatOf(me) is not { } seat || !seat.Role.MayGive(link.Role!.Value))
                    return false;
                db.Remove(link);
                db.Add(AuditEvent.In(me, "invitation-taken-back", null, clock.GetUtcNow()));
                return true;
            },
            cancel
        );

    private IQueryable<Credential> Open(TilthDb db, Me me) =>
        db.Credentials()
            .Where(Credential.HoldsAt(clock.GetUtcNow()))
            .Where(row => row.Kind == CredentialKind.Joining && row.SpaceId == me.SpaceId);
}
