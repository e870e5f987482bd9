using Tilth.Conversations;
using Tilth.Promises;

namespace Tilth.Capture;

/// <summary>What the record calls that which the grammar read.</summary>
internal static class TalkKinds
{
    public static InteractionKind Of(TalkKind kind) =>
        kind switch
        {
            TalkKind.Met => InteractionKind.Met,
            TalkKind.Call => InteractionKind.Call,
            TalkKind.Coffee => InteractionKind.Coffee,
            TalkKind.Meal => InteractionKind.Meal,
            TalkKind.Meeting => InteractionKind.Meeting,
            TalkKind.Mail => InteractionKind.Mail,
            TalkKind.Letter => InteractionKind.Letter,
            TalkKind.Message => InteractionKind.Message,
            TalkKind.Video => InteractionKind.Video,
            TalkKind.Event => InteractionKind.Evening,
        };

    public static TodoKind Of(PromiseKind kind) =>
        kind switch
        {
            PromiseKind.Promise => TodoKind.Promise,
            PromiseKind.FollowUp => TodoKind.FollowUp,
            PromiseKind.Call => TodoKind.Call,
            PromiseKind.Letter => TodoKind.Letter,
            PromiseKind.ThankYou => TodoKind.ThankYou,
        };
}
