using System.Net;
using Microsoft.AspNetCore.Identity;
using Tilth.Site;

namespace Tilth.Accounts;

/// <summary>Where passkeys work: they belong to one name at one secure address, the one that every link uses.</summary>
public sealed class PasskeyHome(Hosting hosting, Say say)
{
    private readonly Uri? _origin = Uri.TryCreate(hosting.Origin, UriKind.Absolute, out var origin) ? origin : null;

    /// <summary>Why there can be none here, as a sentence; null where they work.</summary>
    public string? Problem(HttpRequest request)
    {
        if (_origin is null || !IsName(_origin.Host))
            return say[
                "Passkeys belong to a name, such as people.example.org, and this copy is reached by a number. How it gets a name stands here:"
            ];
        if (_origin.Scheme != Uri.UriSchemeHttps && !IsLocal(_origin.Host))
            return say[
                "Passkeys work over https only, and this copy is served over plain http. How it gets there stands here:"
            ];
        return request.Host.Value == _origin.Authority
            ? null
            : say["Passkeys belong to {0}. Open this page there.", _origin.GetLeftPart(UriPartial.Authority)];
    }

    /// <summary>User verification is required, so that a passkey is two factors at once: the device, and what opens it.</summary>
    public void Configure(IdentityPasskeyOptions options)
    {
        options.ServerDomain = _origin?.Host;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.AuthenticatorTimeout = PasskeyChallenges.Lives;
        options.ValidateOrigin = from =>
            ValueTask.FromResult(!from.CrossOrigin && from.Origin == _origin?.GetLeftPart(UriPartial.Authority));
    }

    private static bool IsName(string host) =>
        host.Any(char.IsLetter) && !IPAddress.TryParse(host.Trim('[', ']'), out _);

    private static bool IsLocal(string host) =>
        host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal);
}
