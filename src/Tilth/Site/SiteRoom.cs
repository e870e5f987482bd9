using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.WebEncoders;
using Tilth.Store;

namespace Tilth.Site;

/// <summary>What all pages share: frame, styles, words, and what protects every answer.</summary>
public static class SiteRoom
{
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddSingleton<Say>().AddScoped<Links>().AddScoped<Flash>().AddScoped<BackTo>();
        services.AddSingleton(new PaletteEntry("Keys", "/keys", PalettePlace.Palette, 85));
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "tilth-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)
        );
        return services;
    }

    /// <summary>A page that tells of a failure is only looked at, whatever was sent before it.</summary>
    private static Task ShowAsPage(HttpContext context, RequestDelegate next)
    {
        if (
            context.Features.Get<IExceptionHandlerFeature>() is not null
            || context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        )
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    /// <summary>Every failure ends on a page that says what to do, with the status that programs expect.</summary>
    public static IApplicationBuilder UseProblemPages(this IApplicationBuilder app) =>
        app.UseExceptionHandler(
                new ExceptionHandlerOptions
                {
                    ExceptionHandlingPath = "/problem",
                    CreateScopeForErrors = true,
                    // What is refused in words is an answer, not a fault of ours.
                    SuppressDiagnosticsCallback = failed => failed.Exception is RefusedException,
                    StatusCodeSelector = error =>
                        error switch
                        {
                            RefusedException => StatusCodes.Status403Forbidden,
                            _ when StoreUnavailable.Is(error) => StatusCodes.Status503ServiceUnavailable,
                            BadHttpRequestException bad => bad.StatusCode,
                            _ => StatusCodes.Status500InternalServerError,
                        },
                }
            )
            .UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true)
            .Use(ShowAsPage)
            .Use(LoadedPage.AnswerMissing);
}
