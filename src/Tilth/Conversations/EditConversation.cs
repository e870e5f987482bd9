using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>Changes what was written down about a talk, or takes it out.</summary>
public sealed class EditConversation(TilthStore store, TimeProvider clock)
{
    private const int DaysLater = 7;

    /// <summary>My own talk as a form; null where it is not there or not mine.</summary>
    public async Task<RecordConversation.Form?> Read(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var talk = await db.Mine<Interaction>().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (talk is null)
            return null;
        return new RecordConversation.Form
        {
            Id = id,
            Kind = talk.Kind,
            On = talk.On,
            Text = talk.Text,
            Place = talk.Place,
            Minutes = talk.Minutes,
            With = await db.Participants()
                .Where(row => row.InteractionId == id)
                .Select(row => row.PersonId)
                .ToListAsync(cancel),
        };
    }

    public Task<Written<bool>> Do(Me me, Guid id, RecordConversation.Form form, CancellationToken cancel = default) =>
        store.Write(
            me,
            "edit-conversation",
            async db =>
            {
                var talk = await db.Mine<Interaction>().FirstOrDefaultAsync(row => row.Id == id);
                talk?.Was(form.Kind, form.On ?? talk.On);
                talk?.Said(Blank.ToNull(form.Text), Blank.ToNull(form.Place), form.Minutes ?? talk.Minutes);
                return talk is not null;
            },
            cancel
        );

    /// <summary>A planned talk took place, and this was said. A second press changes nothing.</summary>
    public Task<Written<bool>> Happened(Me me, Guid id, string? line, CancellationToken cancel = default) =>
        store.Write(
            me,
            "record-conversation",
            async db =>
            {
                var talk = await db.Mine<Interaction>().FirstOrDefaultAsync(row => row.Id == id);
                if (talk is { IsPlanned: true })
                {
                    talk.Happened();
                    talk.Said(Blank.ToNull(line) ?? talk.Text, talk.Place, talk.Minutes);
                }
                return talk is not null;
            },
            cancel
        );

    /// <summary>A planned talk moves to a week from today.</summary>
    public Task<Written<bool>> Postpone(Me me, Guid id, CancellationToken cancel = default) =>
        store.Write(
            me,
            "later",
            async db =>
            {
                var talk = await db.Mine<Interaction>().FirstOrDefaultAsync(row => row.Id == id);
                talk?.Postpone(me.Today(clock).AddDays(DaysLater));
                return talk is not null;
            },
            cancel
        );

    public Task<Written<bool>> Delete(Me me, Guid id, CancellationToken cancel = default) =>
        store.Write(
            me,
            "delete-conversation",
            async db =>
            {
                var talk = await db.Mine<Interaction>().FirstOrDefaultAsync(row => row.Id == id);
                if (talk is not null)
                    await db.RemoveWithReferences(talk);
                return talk is not null;
            },
            cancel
        );
}
