using Microsoft.AspNetCore.Antiforgery;

namespace Tilth.Site;

/// <summary>A button's endpoint: it takes a form, and only one that this copy gave out.</summary>
public static class FormEndpoint
{
    public static RouteHandlerBuilder WithForm(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithMetadata(RequiresForm.Instance)
            .AddEndpointFilter(
                async (context, next) =>
                {
                    var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
                    return await antiforgery.IsRequestValidAsync(context.HttpContext)
                        ? await next(context)
                        : Results.BadRequest("This form has expired. Go back, reload the page and send it again.");
                }
            );

    private sealed class RequiresForm : IAntiforgeryMetadata
    {
        public static readonly RequiresForm Instance = new();

        public bool RequiresValidation => true;
    }
}
