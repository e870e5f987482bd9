using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Tilth.Tests.House;

/// <summary>
/// A client without manners: it holds its cookies in the open, follows nothing, sends whatever header and body it likes,
/// and can come from any loopback address.
/// </summary>
public sealed class Wire : IDisposable
{
    private readonly HttpClient _http;

    public Wire(Copy copy, string from = "127.0.0.1")
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(from).MapToIPv6(), 0));
                await socket.ConnectAsync(copy.Address.Host, copy.Address.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _http = new HttpClient(handler) { BaseAddress = copy.Address };
    }

    public IDictionary<string, string> Cookies { get; private init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Headers that every request carries.</summary>
    public IDictionary<string, string> Headers { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public static async Task<Wire> SignedIn(Copy copy, Visitor visitor)
    {
        var wire = new Wire(copy);
        (await wire.SignIn(visitor.Email, Copy.Password)).Status.ShouldBe(HttpStatusCode.Found);
        return wire;
    }

    public async Task<Reply> SignIn(string email, string password, string path = "/sign-in")
    {
        var form = (await Get(path)).Forms.Single(form => form.Handler == "sign-in");
        return await Post(path, form.With(("Form.Email", email), ("Form.Password", password)).Fields);
    }

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Reply> Send(HttpMethod method, string path) => Send(method, path, null);

    public Task<Reply> Post(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        Send(HttpMethod.Post, path, new FormUrlEncodedContent(fields));

    public Task<Reply> Post(string path, string body, string type) =>
        Send(HttpMethod.Post, path, new StringContent(body, new MediaTypeHeaderValue(type)));

    /// <summary>Sends a form that it found on a page.</summary>
    public Task<Reply> Send(Form form) => Post(form.Action, form.Fields);

    private async Task<Reply> Send(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request);
        var reply = await Reply.Of(path, response);
        foreach (var cookie in reply.SetCookies)
            Keep(cookie);
        return reply;
    }

    private void Keep(string cookie)
    {
        var parts = cookie.Split(';')[0].Split('=', 2);
        if (parts[1].Length == 0)
            Cookies.Remove(parts[0]);
        else
            Cookies[parts[0]] = parts[1];
    }

    /// <summary>The same browser a second time: what one changes of the cookies the other does not see.</summary>
    public Wire Copied(Copy copy) =>
        new(copy) { Cookies = new Dictionary<string, string>(Cookies, StringComparer.Ordinal) };

    public void Dispose() => _http.Dispose();
}

/// <summary>An answer, down to its headers.</summary>
public sealed record Reply(string Path, HttpStatusCode Status, string Body, ILookup<string, string> Headers)
{
    private IHtmlDocument? _document;

    public static async Task<Reply> Of(string path, HttpResponseMessage response) =>
        new(
            path,
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response
                .Headers.Concat(response.Content.Headers)
                .SelectMany(header => header.Value.Select(value => (header.Key, value)))
                .ToLookup(header => header.Key, header => header.value, StringComparer.OrdinalIgnoreCase)
        );

    public IHtmlDocument Document => _document ??= new HtmlParser().ParseDocument(Body);

    public string? Location => Headers["Location"].FirstOrDefault();

    public IEnumerable<string> SetCookies => Headers["Set-Cookie"];

    public string Header(string name) => string.Join(", ", Headers[name]);

    public string Text =>
        string.Join(
            ' ',
            (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>Every form on the page, filled as it was rendered.</summary>
    public IEnumerable<Form> Forms => Document.QuerySelectorAll<IHtmlFormElement>("form[method='post']").Select(FormOf);

    private Form FormOf(IHtmlFormElement form) =>
        new(
            form.GetAttribute("action") is { Length: > 0 } action ? action : Path,
            [
                .. form
                    .Elements.Where(element =>
                        element.GetAttribute("name") is { Length: > 0 }
                        && element is not IHtmlInputElement { Type: "checkbox", IsChecked: false }
                    )
                    .Select(element => KeyValuePair.Create(element.GetAttribute("name")!, Value(element))),
            ]
        );

    private static string Value(IElement element) =>
        element switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlSelectElement select => select.Value ?? "",
            IHtmlTextAreaElement area => area.Value,
            _ => "",
        };
}

/// <summary>A form as a page gave it out: where it goes and what stands in it.</summary>
public sealed record Form(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public const string Token = "__RequestVerificationToken";

    public string? Handler => this["_handler"];

    public string? this[string field] =>
        Fields.Where(pair => pair.Key == field).Select(pair => pair.Value).FirstOrDefault();

    public Form With(params IEnumerable<(string Name, string Value)> fields)
    {
        var set = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        return this with
        {
            Fields = [.. Fields.Where(field => set.TrueForAll(other => other.Key != field.Key)), .. set],
        };
    }

    public Form Without(string name) => this with { Fields = [.. Fields.Where(field => field.Key != name)] };
}
