using System.Net;
using System.Text.RegularExpressions;

namespace Tilth.Bench;

/// <summary>Somebody who is signed in to a running copy, without a screen.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http;

    private Browser(Uri address)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true })
        {
            BaseAddress = address,
        };
    }

    public static async Task<Browser> SignIn(Uri address, string email = Book.Email)
    {
        var browser = new Browser(address);
        var form = await browser.Form("/sign-in");
        form["Form.Email"] = email;
        form["Form.Password"] = Book.Password;
        (await browser.Post("/sign-in", form)).ShouldBeARedirect();
        return browser;
    }

    public async Task<string> Get(string path) => await _http.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>The hidden fields of the last form of a page: its token, its handler, its id.</summary>
    public async Task<Dictionary<string, string>> Form(string path) =>
        Hidden()
            .Matches((await Get(path)).Split("<form")[^1])
            .Select(match => match.Value)
            .ToDictionary(
                input => Name().Match(input).Groups["text"].Value,
                input => Value().Match(input).Groups["text"].Value
            );

    public async Task<HttpStatusCode> Post(string path, IEnumerable<KeyValuePair<string, string>> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        return answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.None, 200)]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"(?<text>[^\"]*)\"", RegexOptions.None, 200)]
    private static partial Regex Name();

    [GeneratedRegex("value=\"(?<text>[^\"]*)\"", RegexOptions.None, 200)]
    private static partial Regex Value();
}

internal static class Answers
{
    /// <summary>A form that was taken ends in a redirect; anything else would measure the wrong thing.</summary>
    public static void ShouldBeARedirect(this HttpStatusCode status)
    {
        if (status is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
            throw new InvalidOperationException($"The form was not taken: {status}");
    }
}
