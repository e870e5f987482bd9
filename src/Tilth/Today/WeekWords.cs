using Tilth.Conversations;
using Tilth.Site;

namespace Tilth.Today;

/// <summary>The week in one sentence, under the title of the morning's page and in the shell.</summary>
internal static class WeekWords
{
    public static string Of(Morning.Answer morning, Say say)
    {
        if (morning.Conversations == 0)
            return say["No conversation written down this week yet."];
        var talks = Counted(
            morning.Conversations,
            "{0} conversation",
            "{0} conversations",
            "{0} conversations or more"
        );
        return say.Sentence(
            morning.People == 0
                ? say["{0} this week.", talks]
                : say[
                    "{0} {1} this week.",
                    talks,
                    Counted(morning.People, "with {0} person", "with {0} people", "with {0} people or more")
                ]
        );

        string Counted(int count, string one, string many, string most) =>
            count < WeekInNumbers.Most ? say.Many(count, one, many) : say[most, say.Number(count)];
    }
}
