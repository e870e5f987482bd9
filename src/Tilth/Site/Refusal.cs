namespace Tilth.Site;

/// <summary>Why a form was not taken, and what to do: shown in place of "nothing here".</summary>
public sealed record Refusal(string Title, string Text)
{
    /// <summary>The address at which one signs in again, where that is what is missing.</summary>
    public string? SignIn { get; init; }

    /// <summary>What was sent, where it is still at hand.</summary>
    public SentForm? Sent { get; init; }

    /// <summary>Ends the request with that status; the page for it is drawn from this.</summary>
    public Task Answer(HttpContext context, int status)
    {
        context.Features.Set(this);
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
