using Microsoft.AspNetCore.Antiforgery;

namespace Tilth.Site;

/// <summary>A form is taken only if this copy gave it out to this browser; pages and buttons alike.</summary>
public static class FormEndpoint
{
    private const string Back = "Go back with your browser: most browsers keep what you typed.";

    private static readonly Refusal Expired =
            new("This form has expired.", $"Nothing was saved. {Back} Reload the page before you send it again."),
        TooLong =
            new(
                "That is too much.",
                $"That is more than can be sent at once. Nothing of it was saved. {Back} Then send less of it."
            ),
        Unreadable =
            new(
                "This form cannot be read.",
                $"Nothing was saved. There may be a sign in it that no keyboard writes, copied from elsewhere. {Back} Take that sign out and send it again."
            );

    /// <summary>Marks a button's endpoint as one that takes a form.</summary>
    public static RouteHandlerBuilder WithForm(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(RequiresForm.Instance);

    /// <summary>Looks at the token, and answers a wrong one in words before anything reads the form.</summary>
    public static IApplicationBuilder UseFormTokens(this IApplicationBuilder app) =>
        app.UseAntiforgery()
            .Use(
                (context, next) =>
                    context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } refused
                    // The page of the refusal passes here too.
                    && context.Features.Get<Refusal>() is null
                        ? Refuse(context, refused)
                        : next(context)
            );

    /// <summary>The token stands in the form: where it is not found, the form may have been too much, or not to be read.</summary>
    private static Task Refuse(HttpContext context, IAntiforgeryValidationFeature refused) =>
        refused.Error?.InnerException switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooMuch(context),
            // The framework says both of what is too long and of what is no form that its data are invalid.
            InvalidDataException error when error.Message.Contains("limit", StringComparison.Ordinal) => TooMuch(
                context
            ),
            InvalidDataException => Unreadable.Answer(context, StatusCodes.Status400BadRequest),
            _ => Expired.Answer(context, StatusCodes.Status400BadRequest),
        };

    private static Task TooMuch(HttpContext context) => TooLong.Answer(context, StatusCodes.Status413PayloadTooLarge);

    private sealed class RequiresForm : IAntiforgeryMetadata
    {
        public static readonly RequiresForm Instance = new();

        public bool RequiresValidation => true;
    }
}
