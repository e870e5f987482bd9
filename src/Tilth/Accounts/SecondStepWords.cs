using Tilth.Site;

namespace Tilth.Accounts;

/// <summary>What people read where a code was not taken.</summary>
internal static class SecondStepWords
{
    /// <summary>Null where it was.</summary>
    public static string? Of(CheckCode.Outcome outcome, Say say) =>
        outcome switch
        {
            CheckCode.Outcome.Right => null,
            CheckCode.Outcome.TooOften => say["That was tried too often. Please wait a quarter of an hour."],
            CheckCode.Outcome.NoKey => say["This has changed meanwhile. Please load the page again."],
            _ => say[
                "That code is not right, or was used before. Each holds for half a minute and once; please take the next one."
            ],
        };
}
