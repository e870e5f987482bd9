using Tilth.Site;

namespace Tilth.Conversations;

/// <summary>"Done? What was said?": one line under an item of the morning, and how one talked.</summary>
public sealed record SaidForm
{
    /// <summary>Made where the form is filled in, so that sending it twice records once.</summary>
    public Guid Id { get; set; }

    public Guid Person { get; set; }
    public InteractionKind Kind { get; set; } = InteractionKind.Met;
    public string? Text { get; set; }

    public RecordConversation.Form ToForm() =>
        new()
        {
            Id = Id,
            With = [Person],
            Kind = Kind,
            Text = Text?.Trim(),
        };

    /// <summary>What it most likely was, where that is the first way to reach somebody.</summary>
    public static InteractionKind Likely(ReachKind? first) =>
        first switch
        {
            ReachKind.Call => InteractionKind.Call,
            ReachKind.Mail => InteractionKind.Mail,
            ReachKind.Text => InteractionKind.Message,
            null => InteractionKind.Met,
        };
}
