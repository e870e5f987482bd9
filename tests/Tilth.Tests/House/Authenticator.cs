using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tilth.Tests.House;

/// <summary>The device that keeps a passkey, and the browser before it: they sign whatever they are told to, also what they should not.</summary>
public sealed class Authenticator(string origin) : IDisposable
{
    [Flags]
    public enum Says
    {
        Present = 1,
        Verified = 4,
        MayBeBackedUp = 8,
        IsBackedUp = 16,
        HasKey = 64,
    }

    private static readonly string[] Transports = ["internal"];
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private byte[] _user = [];

    public string Origin { get; set; } = origin;

    /// <summary>Whose site it believes to speak with.</summary>
    public string Domain { get; set; } = new Uri(origin).Host;

    public Says Flags { get; set; } = Says.Present | Says.Verified;

    public uint Count { get; set; }

    /// <summary>Makes a key for what the site asked (WebAuthn, section 7.1).</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        _user = Bytes(asked.RootElement.GetProperty("user").GetProperty("id"));
        var point = _key.ExportParameters(false).Q;
        // COSE: an elliptic key, ES256, P-256, x and y.
        byte[] cose = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] data = [.. Data(Flags | Says.HasKey), .. new byte[16], 0, (byte)_id.Length, .. _id, .. cose];
        byte[] attestation =
        [
            0xA3,
            .. Cbor("fmt"),
            .. Cbor("none"),
            .. Cbor("attStmt"),
            0xA0,
            .. Cbor("authData"),
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Credential(
            new
            {
                clientDataJSON = Text(Client("webauthn.create", asked)),
                attestationObject = Text(attestation),
                transports = Transports,
            }
        );
    }

    /// <summary>Signs what the site asked (section 7.2).</summary>
    public string Sign(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var (data, client) = (Data(Flags), Client("webauthn.get", asked));
        return Credential(
            new
            {
                authenticatorData = Text(data),
                clientDataJSON = Text(client),
                signature = Text(
                    _key.SignData(
                        [.. data, .. SHA256.HashData(client)],
                        HashAlgorithmName.SHA256,
                        DSASignatureFormat.Rfc3279DerSequence
                    )
                ),
                userHandle = Text(_user),
            }
        );
    }

    private string Credential(object response) =>
        JsonSerializer.Serialize(
            new
            {
                id = Text(_id),
                rawId = Text(_id),
                type = "public-key",
                clientExtensionResults = new { },
                response,
            }
        );

    private byte[] Data(Says flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), (byte)flags, .. count];
    }

    private byte[] Client(string type, JsonDocument asked) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = asked.RootElement.GetProperty("challenge").GetString(),
                origin = Origin,
                crossOrigin = false,
            }
        );

    private static byte[] Cbor(string text) => [(byte)(0x60 + text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Bytes(JsonElement text) => Base64Url.DecodeFromChars(text.GetString());

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => _key.Dispose();
}
