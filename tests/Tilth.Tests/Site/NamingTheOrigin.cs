using Tilth.Site;
using Tilth.Store;
using Tilth.Tests.CommandLine;

namespace Tilth.Tests.Site;

/// <summary>What <c>--origin</c> takes, and what it says of what it does not take.</summary>
public sealed class NamingTheOrigin
{
    [Theory]
    [InlineData("https://people.example.org", "https://people.example.org")]
    [InlineData("https://People.Example.org:443/", "https://people.example.org")]
    [InlineData("https://people.example.org:8443", "https://people.example.org:8443")]
    [InlineData("https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443")]
    [InlineData("http://localhost:5210", "http://localhost:5210")]
    [InlineData("http://192.168.1.7:5210", "http://192.168.1.7:5210")]
    [InlineData("http://100.100.20.3", "http://100.100.20.3")]
    [InlineData("http://box.local", "http://box.local")]
    public void An_address_is_taken_as_browsers_write_it(string given, string taken) =>
        PublicOrigin.Of(given).ShouldBe(taken);

    [Theory]
    [InlineData("", "is no address", "https://people.example.org")]
    [InlineData("people.example.net", "is no address", "https://people.example.net")]
    [InlineData("people.example.net:8443", "is no address", "https://people.example.net:8443")]
    [InlineData("ftp://people.example.net", "is no address", "https://people.example.org")]
    [InlineData("https://people.example.net/tilth", "something behind the name", "https://people.example.net")]
    [InlineData("https://people.example.net/?", "something behind the name", "https://people.example.net")]
    [InlineData("https://people.example.net/#a", "something behind the name", "https://people.example.net")]
    [InlineData("https://wren:secret@people.example.net", "a name or password", "https://people.example.net")]
    [InlineData("https://bücher.example", "letters that no browser sends", "https://xn--bcher-kva.example")]
    [InlineData("https://0.0.0.0:5210", "is nowhere", "https://people.example.org")]
    [InlineData("https://people.example.net.", "is nowhere", "https://people.example.org")]
    [InlineData("http://people.example.net:8080", "in the clear", "https://people.example.net:8080")]
    [InlineData("http://100.128.0.1", "in the clear", "https://100.128.0.1")]
    public void Any_other_is_refused_with_what_to_say_instead(string given, string why, string better)
    {
        var said = Should.Throw<RefusedException>(() => PublicOrigin.Of(given)).Message;
        said.ShouldContain(why);
        said.ShouldEndWith($"Say --origin {better} instead.");
        said.ShouldNotContain('\n');
    }

    [Fact]
    public async Task The_program_does_not_start_with_one_that_no_link_can_begin_with()
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var said = await Spoken.At(folder, "", "serve", "--origin", "https://people.example.net/tilth");
        said.Code.ShouldBe(1);
        said.Error.Trim()
            .ShouldBe(
                "--origin 'https://people.example.net/tilth' has something behind the name, and Tilth stands at the root of it. Say --origin https://people.example.net instead."
            );
        Directory.Exists(folder).ShouldBeFalse();
    }
}
