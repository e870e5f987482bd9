using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Tilth.Fault.Tests.House;

/// <summary>
/// A browser that signs in once and then adds people and writes down conversations without pause, by the forms of the
/// pages. Its cookies outlive the server, as in life.
/// </summary>
internal sealed partial class Writer(Ledger ledger, int seed) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 1 }
    );
    private readonly Random _random = new(seed);
    private readonly List<Guid> _people = [];
    private string _token = "";

    public async Task SignIn(Uri address)
    {
        _token = await Token(new Uri(address, "/sign-in"));
        using (
            var signedIn = await Post(
                new Uri(address, "/sign-in"),
                ("_handler", "sign-in"),
                ("Form.Email", Book.Email),
                ("Form.Password", Book.Password)
            )
        )
            signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _token = await Token(new Uri(address, "/people/new"));
    }

    /// <summary>Writes until told to stop, until the server is gone, or until <paramref name="goOn"/> says so.</summary>
    public async Task Write(Uri address, Func<Heard, bool> goOn, CancellationToken stop = default)
    {
        Heard heard;
        do
        {
            heard = await WriteOne(address);
        } while (heard.Status is not null && goOn(heard) && !stop.IsCancellationRequested);
    }

    public async Task<Heard> WriteOne(Uri address)
    {
        var sent = Next();
        ledger.Asks(sent);
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var response = await Send(address, sent);
            var took = Stopwatch.GetElapsedTime(began);
            var location = response.Headers.Location?.OriginalString ?? "";
            var isDone = response.StatusCode == HttpStatusCode.Redirect && location.Contains("/people/");
            var person = isDone ? Guid.Parse(location.Split('/')[^1]) : Guid.Empty;
            var status = response.StatusCode;
            if (status == HttpStatusCode.Redirect && !isDone)
                throw new InvalidOperationException($"A write was sent to {location}: the session was lost.");
            var text = isDone ? "" : await response.Content.ReadAsStringAsync();
            var heard = new Heard(sent, status, text, took, response.Headers.RetryAfter?.Delta);
            ledger.Hears(heard, person);
            if (isDone && sent.Deed == Deed.AddPerson)
                _people.Add(person);
            return heard;
        }
        catch (HttpRequestException)
        {
            return new Heard(sent, null, "", Stopwatch.GetElapsedTime(began), null);
        }
    }

    public async Task<(HttpStatusCode Status, string Html)> Page(Uri address, string path)
    {
        using var response = await _http.GetAsync(new Uri(address, path));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private Sent Next()
    {
        var text = string.Create(_random.Next(20, 2000), _random, (chars, random) => random.GetItems(Letters, chars));
        if (_people.Count == 0 || _random.Next(3) == 0)
            return new Sent(Guid.CreateVersion7(), Deed.AddPerson, "Rowan " + text[..20].Trim(), []);
        var with = _random.GetItems<Guid>([.. _people], _random.Next(1, 4)).Distinct().ToList();
        return new Sent(Guid.CreateVersion7(), Deed.RecordConversation, text.Trim(), with);
    }

    private static ReadOnlySpan<char> Letters => "abcdefghijklmnopqrstuvwxyz";

    private Task<HttpResponseMessage> Send(Uri address, Sent sent) =>
        sent.Deed == Deed.AddPerson
            ? Post(
                new Uri(address, "/people/new"),
                ("_handler", "add-person"),
                ("Form.Id", sent.Id.ToString()),
                ("Form.Name", sent.Text)
            )
            : Post(
                new Uri(address, $"/conversations/new?with={sent.With[0]}"),
                [
                    ("_handler", "record-conversation"),
                    ("Form.Id", sent.Id.ToString()),
                    ("Form.Text", sent.Text),
                    .. sent.With.Select((person, at) => ($"Form.With[{at}]", person.ToString())),
                ]
            );

    private async Task<HttpResponseMessage> Post(Uri to, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(
            fields
                .Prepend(("__RequestVerificationToken", _token))
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2))
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = content };
        // The acknowledgement is the head of the answer; what follows it may be cut off.
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<string> Token(Uri page) =>
        TokenField().Match(await _http.GetStringAsync(page)) is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups["token"].Value)
            : throw new InvalidOperationException($"There is no form on {page}.");

    [GeneratedRegex(
        """name="__RequestVerificationToken" value="(?<token>[^"]+)" """,
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex TokenField();

    public void Dispose() => _http.Dispose();
}
