using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tilth.Accounts;

/// <summary>A generated secret of 160 bits: handed out once as text, kept as its SHA-256.</summary>
public sealed record Secret(string Text)
{
    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    public static Secret New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(20)));
}
