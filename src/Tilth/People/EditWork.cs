using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Changes a post, ends it, or takes it out.</summary>
public sealed class EditWork(TilthStore store, TimeProvider clock)
{
    /// <param name="Person">Whose post it is.</param>
    public sealed record Post(Guid Person, AddWork.Form Form);

    /// <summary>The post as a form; null where it is not there.</summary>
    public async Task<Post?> Read(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var post = await db.Affiliations().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (post is null)
            return null;
        return new Post(
            post.PersonId,
            new AddWork.Form
            {
                Id = id,
                Title = post.Title,
                Organisation = await db.Organisations()
                    .Where(row => row.Id == post.OrganisationId)
                    .Select(row => row.Name)
                    .FirstOrDefaultAsync(cancel),
                From = post.From?.ToString(),
                To = post.To?.ToString(),
                IsPast = post.IsPast,
                Through = await db.People()
                    .Where(row => row.Id == post.FoundThroughId)
                    .Select(row => row.DisplayName)
                    .FirstOrDefaultAsync(cancel),
                ThroughId = post.FoundThroughId,
            }
        );
    }

    public Task<Written<AddWork.Outcome>> Do(Me me, Guid id, AddWork.Form form, CancellationToken cancel = default) =>
        store.Write(
            me,
            "edit-work",
            async db =>
            {
                var post = await db.Affiliations().FirstOrDefaultAsync(row => row.Id == id);
                return post is null
                    ? new AddWork.Outcome.NotFound()
                    : await AddWork.Fill(db, me, post, form, clock.GetUtcNow());
            },
            cancel
        );

    /// <summary>Whose post it was; null where there was none.</summary>
    public Task<Written<Guid?>> Remove(Me me, Guid id, CancellationToken cancel = default) =>
        store.Write(
            me,
            "remove-work",
            async db =>
            {
                var post = await db.Affiliations().FirstOrDefaultAsync(row => row.Id == id);
                if (post is not null)
                    await db.RemoveWithReferences(post);
                return post?.PersonId;
            },
            cancel
        );
}
