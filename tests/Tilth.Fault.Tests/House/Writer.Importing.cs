using System.Net;

namespace Tilth.Fault.Tests.House;

/// <summary>How the same browser brings in a table of people.</summary>
internal sealed partial class Writer
{
    /// <summary>Sends the table, looks at it and confirms it; the path of the page that tells how it goes.</summary>
    public async Task<string> BringIn(Uri address, string table)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(_token), "__RequestVerificationToken" },
            { new StringContent(table), "files", "people.csv" },
        };
        using var sent = await _http.PostAsync(new Uri(address, "/import/files"), content);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync());
        var path = sent.Headers.Location!.OriginalString;
        var (status, look) = await Page(address, path);
        status.ShouldBe(HttpStatusCode.OK, look);
        using var started = await Post(new Uri(address, path + "/start"));
        started.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return path;
    }

    /// <summary>The page of the import once it has ended, however it did.</summary>
    public async Task<string> Ended(Uri address, string path)
    {
        while (true)
        {
            var (status, html) = await Page(address, path);
            status.ShouldBe(HttpStatusCode.OK, html);
            if (!html.Contains("<progress", StringComparison.Ordinal))
                return html;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }
}
