using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>Gives a shared book another name. Its address stays, since others have links with it.</summary>
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
    }

    /// <summary>False where this member may not.</summary>
    public Task<bool> Do(Me me, Form form, CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                if (me.Slug is null || await db.SeatOf(me) is not { } seat || !seat.Role.MayChangeBook())
                    return false;
                (await db.Spaces().FirstAsync(row => row.SpaceId == me.SpaceId)).CallIt(form.Name.Trim());
                db.Add(AuditEvent.In(me, "book-renamed", null, clock.GetUtcNow()));
                return true;
            },
            cancel
        );
}
