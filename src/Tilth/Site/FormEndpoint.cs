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
                {
                    if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
                        return next(context);
                    context.Response.StatusCode = StatusCodes.Status400BadRequest;
                    return context.Response.WriteAsync(
                        "This form has expired. Go back, reload the page and send it again."
                    );
                }
            );

    private sealed class RequiresForm : IAntiforgeryMetadata
    {
        public static readonly RequiresForm Instance = new();

        public bool RequiresValidation => true;
    }
}
