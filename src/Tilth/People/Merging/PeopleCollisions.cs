using Tilth.People.Fields;
using Tilth.People.Listing;
using Tilth.People.Photos;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Merging;

/// <summary>What becomes of rows of this room of which one is enough once two people are one.</summary>
internal static class PeopleCollisions
{
    public static IServiceCollection AddPeopleCollisions(this IServiceCollection services) =>
        services
            .AddSingleton(Collision.Of<Relationship>(row => row.MemberId, TakeOver))
            .AddSingleton(Collision.Of<Affiliation>(Post, TakeOver))
            .AddSingleton(Collision.Of<PersonLabel>(row => row.LabelId))
            // Whose word counts was settled with the facts, and the other's is kept there.
            .AddSingleton(Collision.Of<CustomValue>(row => row.FieldId))
            .AddSingleton(Collision.Of<AudienceMember>(row => row.AudienceId))
            .AddSingleton(Collision.Of<Photo>(row => row.Hash));

    private static async Task TakeOver(EveryRow every, Relationship stays, Relationship goes) =>
        stays.TakeOver(
            goes,
            await every.Find<Circle>(stays.CircleId),
            await every.Find<Circle>(goes.CircleId),
            await every.Find<Person>(goes.MetThroughId) is { } through ? $"through {through.DisplayName}" : null
        );

    /// <summary>The same post: there, as that, in the same years.</summary>
    private static object Post(Affiliation row) =>
        (row.OrganisationId, Key(row.Title), Key(row.Role), row.From, row.To, row.IsPast);

    private static Task TakeOver(EveryRow every, Affiliation stays, Affiliation goes)
    {
        stays.FoundThrough(stays.FoundThroughId ?? goes.FoundThroughId);
        stays.Describe(stays.Title, stays.Role, [.. stays.Units.Union(goes.Units)]);
        return Task.CompletedTask;
    }

    private static string Key(string? text) => Folding.Fold(text?.Trim() ?? "");
}
