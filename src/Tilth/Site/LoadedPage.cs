using Microsoft.AspNetCore.Components;

namespace Tilth.Site;

/// <summary>
/// A page or section that is drawn once it has its data, and not before: what it shows is never half there, and what is
/// not there is a 404 without a trace of the page.
/// </summary>
public abstract class LoadedPage : ComponentBase
{
    private bool _isMissing;

    [Inject]
    private NavigationManager Navigator { get; set; } = default!;

    // Injected, since it is needed also where the parameters cannot be read.
    [Inject]
    private IHttpContextAccessor Http { get; set; } = default!;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        try
        {
            parameters.SetParameterProperties(this);
        }
        catch (InvalidOperationException error)
            when (error.Message.StartsWith("Cannot parse the value", StringComparison.Ordinal))
        {
            // An address with an id that is none, say: nothing is there.
            Missing();
            return;
        }
        await Load();
        if (!_isMissing)
            StateHasChanged();
    }

    protected abstract Task Load();

    /// <summary>To a form whose page is not drawn the framework answers that it is bad; what is not there is a 404 here too.</summary>
    internal static async Task AnswerMissing(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (!context.Items.ContainsKey(typeof(LoadedPage)) || context.Response.HasStarted)
            return;
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = null;
    }

    /// <summary>Not there, or not yours: the same answer.</summary>
    protected void Missing()
    {
        _isMissing = true;
        Http.HttpContext!.Items[typeof(LoadedPage)] = this;
        Navigator.NotFound();
    }
}
