using System.Net.Sockets;
using System.Text;

namespace Tilth.Tests.Site;

/// <summary>Bodies larger than anything that is sent here: answered before they are read, or cut off at the limit.</summary>
public sealed class SendingTooMuch(Copy copy) : IClassFixture<Copy>
{
    private const string Form = "application/x-www-form-urlencoded",
        Files = "multipart/form-data; boundary=b";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/sign-in", Form)]
    [InlineData("/note", Form)]
    [InlineData("/import/files", Files)]
    public async Task Two_gigabytes_are_refused_in_words_before_a_byte_of_them_is_read(string path, string type)
    {
        await using var stream = await Begin(path, type, $"Content-Length: {2L << 30}");

        var answer = await Answer(stream);

        answer.ShouldStartWith("HTTP/1.1 413 ");
        answer.ShouldMatch("That is more than");
    }

    [Theory]
    [InlineData("/sign-in", Form, 5)]
    [InlineData("/note", Form, 5)]
    [InlineData("/import/files", Files, 201)]
    public async Task A_body_that_goes_on_and_on_is_cut_off_at_the_limit_in_words(
        string path,
        string type,
        int megabytes
    )
    {
        await using var stream = await Begin(path, type, "Transfer-Encoding: chunked");
        var answer = Answer(stream);
        await Chunk(
            stream,
            type == Files
                ? "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.vcf\"\r\n\r\n"
                : "Form.Email="
        );

        var (part, sent) = (new string('x', 1 << 16), 0L);
        while (!answer.IsCompleted && sent < 2L << 30)
        {
            if (!await Chunk(stream, part))
                break;
            sent += part.Length;
        }

        (await answer).ShouldStartWith("HTTP/1.1 413 ");
        (await answer).ShouldContain("That is more than can be sent at once. Nothing of it was saved.");
        // What lies between the two is not read any more: Linux lets the buffers of one connection grow to 36 MB.
        sent.ShouldBeLessThan((megabytes + 64L) << 20);
        using var visitor = await copy.SignedIn();
        (await visitor.Page("/")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    private async Task<NetworkStream> Begin(string path, string type, string length)
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        var client = new TcpClient();
        await client.ConnectAsync(copy.Address.Host, copy.Address.Port, Cancel);
        var head =
            $"POST {path} HTTP/1.1\r\nHost: {copy.Address.Authority}\r\nCookie: tilth={wire.Cookies["tilth"]}\r\n"
            + $"Content-Type: {type}\r\n{length}\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Cancel);
        return client.GetStream();
    }

    /// <summary>False once the server has hung up.</summary>
    private static async Task<bool> Chunk(NetworkStream stream, string text)
    {
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{text.Length:x}\r\n{text}\r\n"), Cancel);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<string> Answer(NetworkStream stream)
    {
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (
                !answer.ToString().Contains("That is more", StringComparison.Ordinal)
                && await stream.ReadAsync(buffer, Cancel) is > 0 and var read
            )
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // It hung up; what it said before counts.
        }
        return answer.ToString();
    }
}
