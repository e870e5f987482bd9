using Microsoft.AspNetCore.Antiforgery;

namespace Tilth.Site;

/// <summary>A form is taken only if this copy gave it out to this browser; pages and buttons alike.</summary>
public static class FormEndpoint
{
    /// <summary>Marks a button's endpoint as one that takes a form.</summary>
    public static RouteHandlerBuilder WithForm(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(RequiresForm.Instance);

    /// <summary>Looks at the token, and answers a wrong one in words before anything reads the form.</summary>
    public static IApplicationBuilder UseFormTokens(this IApplicationBuilder app) =>
        app.UseAntiforgery()
            .Use(
                (context, next) =>
                    context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } refused
                        ? Refuse(context.Response, refused)
                        : next(context)
            );

    /// <summary>The token stands in the form: where it is not found, the form may have been too much to be read to its end.</summary>
    private static Task Refuse(HttpResponse response, IAntiforgeryValidationFeature refused)
    {
        // The framework says both of what is too long and of what is no form that its data are invalid.
        var isTooMuch = refused.Error?.InnerException switch
        {
            BadHttpRequestException error => error.StatusCode == StatusCodes.Status413PayloadTooLarge,
            InvalidDataException error => error.Message.Contains("limit", StringComparison.Ordinal),
            _ => false,
        };
        response.StatusCode = isTooMuch ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        return response.WriteAsync(
            isTooMuch
                ? "That is more than can be sent at once. Nothing of it was saved."
                : "This form has expired. Go back, reload the page and send it again."
        );
    }

    private sealed class RequiresForm : IAntiforgeryMetadata
    {
        public static readonly RequiresForm Instance = new();

        public bool RequiresValidation => true;
    }
}
