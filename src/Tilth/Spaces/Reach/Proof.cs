using System.Security.Cryptography;
using System.Text;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces.Reach;

/// <summary>How a request arrived, as this copy saw it.</summary>
/// <param name="From">The address of the visitor.</param>
/// <param name="Told">Whether a proxy named that address: null where none is expected.</param>
public sealed record Arrival(string Scheme, string Host, string From, bool? Told);

/// <summary>Shows to whoever has the key of this copy that the answer came from this copy and from no other.</summary>
public sealed class Proof(DataFolder folder)
{
    private static readonly byte[] Purpose = "tilth: how this copy is reached"u8.ToArray();

    private readonly Lazy<byte[]> _key = new(() =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, MasterKey.Of(folder), SHA256.HashSizeInBytes, info: Purpose)
    );

    public string Of(string nonce, Arrival arrival) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(
                _key.Value,
                Encoding.UTF8.GetBytes($"{nonce}\n{arrival.Scheme}\n{arrival.Host}\n{arrival.From}\n{arrival.Told}")
            )
        );

    public bool Holds(string proof, string nonce, Arrival arrival) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(proof),
            Encoding.UTF8.GetBytes(Of(nonce, arrival))
        );
}
