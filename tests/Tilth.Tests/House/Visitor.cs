using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Tilth.Tests.House;

/// <summary>Somebody with a browser: gets pages, fills in the forms that it finds in them, follows redirects.</summary>
public sealed class Visitor(Copy copy, string email) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true })
    {
        BaseAddress = copy.Address,
    };

    public string Email => email;

    public HttpClient Http => _http;

    public async Task SignIn()
    {
        var page = await Page("/sign-in");
        (await page.Send("sign-in", ("Form.Email", email), ("Form.Password", Copy.Password))).Status.ShouldBe(
            HttpStatusCode.Redirect
        );
    }

    public async Task<Page> Page(string path) => await Read(await _http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>The page at the end of the redirects.</summary>
    public async Task<Page> Follow(Page page)
    {
        while (page.Location is { } next)
            page = await Page(next);
        return page;
    }

    internal async Task<Page> Post(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Read(await _http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    internal async Task<Page> Send(string path, string token, IEnumerable<(string Name, HttpContent Content)> files)
    {
        using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var file in files)
            content.Add(file.Content, "files", file.Name);
        return await Read(await _http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    private async Task<Page> Read(HttpResponseMessage response)
    {
        using (response)
        {
            var html = await response.Content.ReadAsStringAsync();
            var path = response.RequestMessage!.RequestUri!.PathAndQuery;
            return new Page(this, path, response.StatusCode, response.Headers.Location?.OriginalString, html);
        }
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>A page as a visitor sees it.</summary>
public sealed class Page(Visitor visitor, string path, HttpStatusCode status, string? location, string html)
{
    private readonly IHtmlDocument _document = new HtmlParser().ParseDocument(html);

    public HttpStatusCode Status => status;

    /// <summary>Where it sends to, as a path of this site.</summary>
    public string? Location =>
        location is null ? null
        : Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Scheme != "file" ? uri.PathAndQuery
        : location;

    public string Html => html;

    /// <summary>What a person reads.</summary>
    public string Text =>
        string.Join(
            ' ',
            (_document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    public IHtmlCollection<IElement> All(string selector) => _document.QuerySelectorAll(selector);

    public IElement One(string selector) =>
        _document.QuerySelector(selector) ?? throw new InvalidOperationException($"No {selector} on {path}: {Text}");

    /// <summary>Fills in the named form, as it was rendered, and sends it.</summary>
    public Task<Page> Send(string form, params (string Name, string Value)[] fields) => Submit(FormNamed(form), fields);

    /// <summary>Presses the first button of that text.</summary>
    public Task<Page> Press(string button, params (string Name, string Value)[] fields)
    {
        var found = All("button").First(element => element.TextContent.Trim() == button);
        return Submit((IHtmlFormElement)found.Closest("form")!, fields);
    }

    /// <summary>Fills in the form that goes to that address.</summary>
    public Task<Page> Fill(string action, params (string Name, string Value)[] fields) =>
        Submit((IHtmlFormElement)One($"form[action='{action}']"), fields);

    /// <summary>Fills in the form that goes to one address, and sends it to another (as a script does).</summary>
    public Task<Page> Post(string form, string to, params (string Name, string Value)[] fields)
    {
        var token = One($"form[action='{form}'] input[name='__RequestVerificationToken']").GetAttribute("value")!;
        return visitor.Post(
            to,
            [
                KeyValuePair.Create("__RequestVerificationToken", token),
                .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            ]
        );
    }

    /// <summary>Sends a file with the form that goes to that address.</summary>
    public Task<Page> Upload(string action, string name, string content) =>
        Upload(action, name, new StringContent(content));

    /// <summary>Sends a file of any bytes.</summary>
    public Task<Page> Upload(string action, string name, HttpContent content) => Upload(action, [(name, content)]);

    public Task<Page> Upload(string action, IEnumerable<(string Name, HttpContent Content)> files)
    {
        var token = One($"form[action='{action}'] input[name='__RequestVerificationToken']").GetAttribute("value")!;
        return visitor.Send(action, token, files);
    }

    private IHtmlFormElement FormNamed(string name) =>
        (IHtmlFormElement)One($"form:has(input[name='_handler'][value='{name}'])");

    private Task<Page> Submit(IHtmlFormElement form, (string Name, string Value)[] fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in form.Elements)
        {
            if (
                element is IHtmlInputElement { Type: "checkbox", IsChecked: false }
                || element.GetAttribute("name") is not { Length: > 0 } name
            )
                continue;
            values.TryAdd(name, Value(element));
        }
        foreach (var (name, value) in fields)
            values[name] = value;
        return visitor.Post(form.GetAttribute("action") is { Length: > 0 } action ? action : path, values);
    }

    private static string Value(IHtmlElement element) =>
        element switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlSelectElement select => select.Value ?? "",
            IHtmlTextAreaElement area => area.Value,
            _ => "",
        };
}
