using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Tilth.Site;

namespace Tilth.Exchange;

/// <summary>
/// How much may be sent at once, and an answer in words for more: what is somewhat too much is let run out unread, as a
/// browser shows no answer that comes before it has sent everything; what is far too much is answered at once.
/// </summary>
public static class UploadLimit
{
    /// <summary>Enough for an address book with its pictures.</summary>
    public const long Most = 200L << 20;

    private const long MostUnread = 1L << 30;
    private const int AtOnce = 1 << 16;

    public static IApplicationBuilder UseUploadLimit(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                context.Request.ContentLength > Most
                && context.GetEndpoint()?.Metadata.GetMetadata<TakesFiles>() != null
                    ? Refuse(context)
                    : next(context)
        );

    private static async Task Refuse(HttpContext context)
    {
        var services = context.RequestServices;
        var words = services.GetRequiredService<Say>()[
            "That is more than {0} megabytes at once. Send the files one by one, or export without pictures.",
            Most >> 20
        ];
        if (context.Request.ContentLength >= MostUnread)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            await context.Response.WriteAsync(words);
            return;
        }
        await LetRunOut(context);
        services.GetRequiredService<Flash>().Set(words);
        context.Response.Redirect(services.GetRequiredService<Links>()["/import"]);
    }

    private static async Task LetRunOut(HttpContext context)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MostUnread;
        var buffer = ArrayPool<byte>.Shared.Rent(AtOnce);
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) > 0) { }
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Marks the endpoint that takes files.</summary>
    internal sealed class TakesFiles;
}
