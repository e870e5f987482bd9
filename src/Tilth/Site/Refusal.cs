namespace Tilth.Site;

/// <summary>Why a form was not taken, and what to do: shown in place of "nothing here".</summary>
/// <param name="SignIn">The address at which one signs in again, where that is what is missing.</param>
public sealed record Refusal(string Title, string Text, string? SignIn = null)
{
    /// <summary>Ends the request with that status; the page for it is drawn from this.</summary>
    public Task Answer(HttpContext context, int status)
    {
        context.Features.Set(this);
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
