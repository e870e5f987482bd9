using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.People.Finding;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>What happened between a member and people: calls, coffees, letters.</summary>
public static class ConversationsRoom
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSingleton<Derivation, KeepsInTouch>();
        services.AddSingleton<RecordConversation>().AddSingleton<EditConversation>().AddSingleton<BeginAgain>();
        services.AddSingleton<IFoundBy, FoundByTalks>();
        services.AddSingleton(TracesInTalks.AtErase);
        services.AddSingleton(Collision.Of<Participant>(row => row.InteractionId));
        services.AddSingleton<TalksWith>().AddSingleton<WeekInNumbers>();
        services.AddSingleton<DueForContact>().AddSingleton<PlannedTalks>();
        services.AddSingleton(provider => provider.GetRequiredService<PlannedTalks>().AsTodayItems());
        services.AddSingleton(provider => provider.GetRequiredService<DueForContact>().AsTodayItems());
        services.AddSingleton(new PersonSection("What happened", typeof(WhatHappened), Place: 20));
        return services;
    }

    public static void MapConversations(this IEndpointRouteBuilder endpoints)
    {
        var talk = endpoints.MapGroup("/conversations/{id:guid}");
        talk.MapPost(
                "/delete",
                (Guid id, Me me, EditConversation edit, BackTo back) => back.After(edit.Delete(me, id), "Taken out.")
            )
            .WithForm();
        talk.MapPost(
                "/happened",
                (Guid id, [FromForm] string? text, Me me, EditConversation edit, BackTo back) =>
                    back.After(edit.Happened(me, id, text), "Written down.")
            )
            .WithForm();
        talk.MapPost(
                "/postpone",
                (Guid id, Me me, EditConversation edit, BackTo back) =>
                    back.After(edit.Postpone(me, id), "A week later, then.")
            )
            .WithForm();
        endpoints
            .MapPost(
                "/conversations/begin-again",
                (Me me, BeginAgain begin, BackTo back) => back.After(begin.Do(me), "All begin again from today.")
            )
            .WithForm();
    }

    public static void Map(ModelBuilder model)
    {
        var interaction = model.SpaceTable<Interaction>("Interactions");
        interaction.BelongsTo<Member>(nameof(Interaction.MemberId));
        interaction.Property(row => row.Text).IsProse();
        interaction.Property(row => row.Place).IsProse();
        // With all that the count of the week asks, so that it reads the index alone.
        interaction.HasIndex(
            row => new
            {
                row.SpaceId,
                row.MemberId,
                row.On,
                row.IsConversation,
                row.IsPlanned,
                row.Shared,
            },
            "IX_Interactions_Week"
        );
        // The few that lie ahead are found without reading the many that lie behind.
        interaction
            .HasIndex(
                row => new
                {
                    row.SpaceId,
                    row.MemberId,
                    row.On,
                },
                "IX_Interactions_Planned"
            )
            .HasFilter("\"IsPlanned\"");

        var participant = model.SpaceTable<Participant>("Participants");
        participant.BelongsTo<Member>(nameof(Participant.MemberId));
        participant.BelongsTo<Interaction>(nameof(Participant.InteractionId));
        participant.BelongsTo<Person>(nameof(Participant.PersonId));
        participant
            .HasIndex(row => new
            {
                row.SpaceId,
                row.InteractionId,
                row.PersonId,
            })
            .IsUnique();
    }

    public static DbSet<Interaction> Interactions(this TilthDb db) => db.Set<Interaction>();

    public static DbSet<Participant> Participants(this TilthDb db) => db.Set<Participant>();
}
