namespace Tilth.Site;

/// <summary>What stood in a form that was not taken, so that nobody has to type it again.</summary>
public sealed record SentForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Null for files, for passwords, which stand on no page, and for what cannot be read.</summary>
    public static async Task<SentForm?> Of(HttpRequest request)
    {
        var action = request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.ToUriComponent();
        if (
            request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
                != true
            || !Links.IsLocal(action)
        )
            return null;
        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return form.Keys.Any(key => key.Contains("password", StringComparison.OrdinalIgnoreCase))
                ? null
                : new(
                    action,
                    [
                        .. form.SelectMany(
                            field => field.Value,
                            (field, value) => KeyValuePair.Create(field.Key, value ?? "")
                        ),
                    ]
                );
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
