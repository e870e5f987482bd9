using System.Diagnostics;
using System.Text.Json;

namespace Tilth.Tests.CommandLine;

/// <summary><c>tilth demo</c> starts as the server does, or says in one line why not.</summary>
public sealed class ShowingTheSample(Copy copy) : IClassFixture<Copy>
{
    [Theory]
    [InlineData("nonsense", "'nonsense' is no address.")]
    [InlineData("ftp://localhost:5210", "'ftp://localhost:5210' is no address.")]
    [InlineData("http://0.0.0.0:0", "Plain http is served on this machine only.")]
    [InlineData("TAKEN", "address already in use")]
    public async Task Where_it_cannot_listen_it_says_so(string urls, string why)
    {
        var said = await Spoken.Say(copy, "demo", "--urls", urls == "TAKEN" ? copy.Address.ToString() : urls);

        said.Code.ShouldBe(1);
        said.Error.Trim().Split('\n').Length.ShouldBe(1, said.Error);
        said.Error.ShouldContain(why);
    }

    [Fact]
    public async Task Another_program_reads_the_address_and_the_sign_in()
    {
        using var demo = Process.Start(Spoken.Start(null, "demo", "--urls", "http://127.0.0.1:0", "--json"))!;
        var answer = "";
        while (!answer.EndsWith('}'))
            answer += await demo.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        demo.Kill();

        var said = JsonDocument.Parse(answer).RootElement;
        said.GetProperty("address").GetString()!.ShouldStartWith("http://127.0.0.1:");
        said.GetProperty("email").GetString().ShouldBe("wren@example.org");
        said.GetProperty("password").GetString().ShouldNotBeNullOrEmpty();
    }
}
