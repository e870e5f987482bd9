using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>Gives a shared book another name, and asks for a second key or not. Its address stays, since others have links with it.</summary>
public sealed class ChangeBook(TilthStore store, TimeProvider clock)
{
    public sealed record Form
    {
        [
            Required(ErrorMessage = "What is the book called?"),
            StringLength(100, ErrorMessage = "A name here has 100 characters at most."),
            RegularExpression(@"\P{Cc}*", ErrorMessage = "Please write the name in one line.")
        ]
        public string Name { get; set; } = "";

        /// <summary>Only who signed in with a second key may enter; whoever asks for it must have done so.</summary>
        public bool SecondKey { get; set; }
    }

    /// <summary>False where this member may not.</summary>
    public Task<bool> Do(Me me, Form form, CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                if (me.Slug is null || await db.SeatOf(me) is not { } seat || !seat.Role.MayChangeBook())
                    return false;
                var space = await db.Spaces().FirstAsync(row => row.SpaceId == me.SpaceId);
                if (form.SecondKey && !me.HasSecondFactor)
                    return false;
                if (form.SecondKey != space.RequiresSecondKey)
                    db.Add(
                        AuditEvent.In(
                            me,
                            form.SecondKey ? "second-key-asked" : "second-key-not-asked",
                            null,
                            clock.GetUtcNow()
                        )
                    );
                if (form.Name.Trim() != space.Name)
                    db.Add(AuditEvent.In(me, "book-renamed", null, clock.GetUtcNow()));
                space.CallIt(form.Name.Trim());
                space.RequireSecondKey(form.SecondKey);
                return true;
            },
            cancel
        );
}
