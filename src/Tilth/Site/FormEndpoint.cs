using Microsoft.AspNetCore.Antiforgery;

namespace Tilth.Site;

/// <summary>A button's endpoint: it takes a form, and only one that this copy gave out.</summary>
public static class FormEndpoint
{
    public static RouteHandlerBuilder WithForm(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithMetadata(RequiresForm.Instance)
            .AddEndpointFilter(
                // The pipeline has looked at the token already; to ask a second time about a wrong one is an error.
                async (context, next) =>
                    context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
                        ? await next(context)
                        : Results.BadRequest("This form has expired. Go back, reload the page and send it again.")
            );

    private sealed class RequiresForm : IAntiforgeryMetadata
    {
        public static readonly RequiresForm Instance = new();

        public bool RequiresValidation => true;
    }
}
