using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Tilth.Store.Erasure;

/// <summary>Whom a book has erased: whoever comes with one of their keys stays out.</summary>
public sealed class Suppressed
{
    private readonly List<(byte[] Salt, HashSet<string> Hashes)> _salts;

    private Suppressed(List<(byte[], HashSet<string>)> salts) => _salts = salts;

    public bool IsNobody => _salts.Count == 0;

    public static async Task<Suppressed> Of(TilthDb db, CancellationToken cancel = default) =>
        new([
            .. (await db.Set<Suppression>().ToListAsync(cancel))
                .GroupBy(row => Convert.ToHexString(row.Salt), StringComparer.Ordinal)
                .Select(salt =>
                    (
                        salt.First().Salt,
                        salt.Select(row => Convert.ToHexString(row.Hash)).ToHashSet(StringComparer.Ordinal)
                    )
                ),
        ]);

    public bool Holds(string key) =>
        _salts.Exists(salt => salt.Hashes.Contains(Convert.ToHexString(HashOf(salt.Salt, key))));

    /// <summary>One salt for a book, so that whoever comes in is hashed once.</summary>
    internal static async Task<byte[]> SaltOf(TilthDb db, CancellationToken cancel) =>
        await db.Set<Suppression>().OrderBy(row => row.Id).Select(row => row.Salt).FirstOrDefaultAsync(cancel)
        ?? RandomNumberGenerator.GetBytes(16);

    internal static byte[] HashOf(byte[] salt, string key) => HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(key));
}
