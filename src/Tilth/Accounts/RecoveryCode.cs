using System.Security.Cryptography;
using System.Text;
using OtpNet;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Stands once in place of a second key that is lost. The row goes when it is used.</summary>
public sealed class RecoveryCode
{
    public const int HowMany = 10;

    // 120 bits: with so many the hash needs neither salt nor stretching.
    private const int Bytes = 15,
        GroupLength = 4;

    private RecoveryCode() { }

    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }
    public byte[] CodeHash { get; private set; } = [];

    /// <summary>A new one, and the text that is shown once.</summary>
    public static (RecoveryCode Row, string Text) New(Guid account, DateTimeOffset at)
    {
        var text = Base32Encoding.ToString(RandomNumberGenerator.GetBytes(Bytes)).ToLowerInvariant();
        var row = new RecoveryCode
        {
            Id = NewId.At(at),
            AccountId = account,
            CodeHash = HashOf(text),
        };
        return (row, string.Join('-', text.Chunk(GroupLength).Select(group => new string(group))));
    }

    /// <summary>However it is typed: with or without hyphens and blanks, in small or capital letters.</summary>
    public static byte[] HashOf(string typed) =>
        SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant())
        );
}
