using System.Net;
using System.Net.Sockets;
using Tilth.Store;

namespace Tilth.Site;

/// <summary>What <c>--origin</c> may say: scheme, name and port of the address by which others come, and nothing else.</summary>
public static class PublicOrigin
{
    private const string Example = "https://people.example.org";

    private static readonly string[] NamesOfHome = [".local", ".localhost", ".internal", ".home.arpa"];

    /// <summary>The origin as browsers write it, without a slash at its end.</summary>
    /// <exception cref="RefusedException">It is none that a link could begin with; the message says what to write.</exception>
    public static string Of(string given)
    {
        if (!Uri.TryCreate(given, UriKind.Absolute, out var uri) || !IsWeb(uri))
            throw Refused(given, "is no address", GuessOf(given));
        var plain = Plain(uri);
        if (uri.UserInfo.Length > 0)
            throw Refused(given, "has a name or password in it, and would give it to everybody", plain);
        if (uri.AbsolutePath != "/" || given.Contains('?') || given.Contains('#'))
            throw Refused(given, "has something behind the name, and Tilth stands at the root of it", plain);
        if (!uri.Host.All(char.IsAscii))
            throw Refused(given, "has letters that no browser sends", plain);
        if (uri.Host.EndsWith('.') || uri.Port == 0 || IsEverywhere(uri.Host))
            throw Refused(given, "is nowhere that a browser could go", Example);
        if (uri.Scheme == Uri.UriSchemeHttp && !IsOfHome(uri))
            throw Refused(
                given,
                "would send passwords in the clear",
                plain.Replace("http:", "https:", StringComparison.Ordinal)
            );
        return plain;
    }

    /// <summary>True for this machine itself, which nobody else reaches by that name.</summary>
    public static bool IsThisMachine(Uri origin) =>
        origin.IsLoopback || origin.Host.EndsWith(".localhost", StringComparison.Ordinal);

    /// <summary>True for a number or name that leads somewhere only inside one network, at home or laid over another.</summary>
    public static bool IsOfHome(Uri origin) =>
        IsThisMachine(origin)
        || (
            IPAddress.TryParse(origin.Host.Trim('[', ']'), out var number)
                ? IsPrivate(number)
                : !origin.Host.Contains('.')
                    || NamesOfHome.Any(end => origin.Host.EndsWith(end, StringComparison.Ordinal))
        );

    /// <summary>True for the numbers of private networks (RFC 1918, 6598, 4193) and of one cable.</summary>
    public static bool IsPrivate(IPAddress number) =>
        number.AddressFamily == AddressFamily.InterNetworkV6
            ? number.IsIPv6UniqueLocal || number.IsIPv6LinkLocal
            : number.GetAddressBytes() switch
            {
                [10, ..] or [192, 168, ..] or [169, 254, ..] => true,
                [172, >= 16 and < 32, ..] => true,
                [100, >= 64 and < 128, ..] => true,
                _ => false,
            };

    private static bool IsWeb(Uri uri) =>
        (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;

    private static bool IsEverywhere(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var number)
        && (number.Equals(IPAddress.Any) || number.Equals(IPAddress.IPv6Any));

    private static string Plain(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        return $"{uri.Scheme}://{host}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}";
    }

    private static string GuessOf(string given) =>
        Uri.TryCreate($"https://{given}", UriKind.Absolute, out var uri) && IsWeb(uri) && uri.Host.Contains('.')
            ? Plain(uri)
            : Example;

    private static RefusedException Refused(string given, string why, string better) =>
        new($"--origin '{given}' {why}. Say --origin {better} instead.");
}
