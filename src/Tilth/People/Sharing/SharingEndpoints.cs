using Tilth.Site;
using Tilth.Store;

namespace Tilth.People.Sharing;

/// <summary>The button that takes back somebody who was shared.</summary>
internal static class SharingEndpoints
{
    public static void MapSharedPeople(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost(
                "/people/shared/{id:guid}/take-back",
                async (Guid id, Me me, TakeBackPerson take, BackTo back) =>
                {
                    var taken = await take.Do(me, id);
                    return await back.After(
                        Task.FromResult(new Written<bool>(taken.Outcome != TakeBackPerson.Outcome.NotFound, null)),
                        taken.Outcome switch
                        {
                            TakeBackPerson.Outcome.OnlyTheName =>
                                "Taken back. The name stays there, since somebody wrote about them.",
                            TakeBackPerson.Outcome.NotReached =>
                                "You may not change that book now, so what you gave is still there. Ask one of its organisers, or try again when you may.",
                            _ => "Taken back: the entry there is gone.",
                        }
                    );
                }
            )
            .WithForm();
}
