using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace Tilth.Site;

/// <summary>
/// How much may be sent at once, and an answer in words for more: what is somewhat too much is let run out unread, as a
/// browser shows no answer that comes before it has sent everything; what is far too much is answered at once.
/// </summary>
public static class UploadLimit
{
    private const long MostUnread = 1L << 30;
    private const int AtOnce = 1 << 16;

    public static IApplicationBuilder UseUploadLimit(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                context.GetEndpoint()?.Metadata.GetMetadata<TakesFiles>() is { } takes
                && context.Request.ContentLength > takes.Most
                    ? Refuse(context, takes)
                    : next(context)
        );

    private static async Task Refuse(HttpContext context, TakesFiles takes)
    {
        var services = context.RequestServices;
        var words = services.GetRequiredService<Say>()[takes.Words, takes.Most >> 20];
        if (context.Request.ContentLength >= MostUnread)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            await context.Response.WriteAsync(words);
            return;
        }
        await LetRunOut(context);
        services.GetRequiredService<Flash>().Set(words);
        var path = context.Request.Path.Value!;
        context.Response.Redirect(services.GetRequiredService<Links>()[path[..path.LastIndexOf('/')]]);
    }

    private static async Task LetRunOut(HttpContext context)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MostUnread;
        var buffer = ArrayPool<byte>.Shared.Rent(AtOnce);
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) > 0) { }
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Marks an endpoint that takes files; the page with their form stands one step above it.</summary>
    /// <param name="Words">What is said of more, with the number of megabytes.</param>
    public sealed record TakesFiles(long Most, string Words);
}
