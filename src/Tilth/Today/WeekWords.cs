using Tilth.Site;

namespace Tilth.Today;

/// <summary>The week in one sentence, under the title of the morning's page and in the shell.</summary>
internal static class WeekWords
{
    public static string Of(Morning.Answer morning, Say say)
    {
        if (morning.Conversations == 0)
            return say["No conversation written down this week yet."];
        var talks = say.Many(morning.Conversations, "{0} conversation", "{0} conversations");
        return say.Sentence(
            morning.People == 0
                ? say["{0} this week.", talks]
                : say["{0} {1} this week.", talks, say.Many(morning.People, "with {0} person", "with {0} people")]
        );
    }
}
