using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Wraps the protection keys with AES-GCM under <c>DATA/key</c>, so that the database alone signs nothing.</summary>
public sealed class KeyWrap(DataFolder folder) : IXmlEncryptor
{
    private const int NonceBytes = 12,
        TagBytes = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(MasterKey.Of(folder), TagBytes);
        aes.Encrypt(
            box.AsSpan(0, NonceBytes),
            plain,
            box.AsSpan(NonceBytes, plain.Length),
            box.AsSpan(NonceBytes + plain.Length)
        );
        return new EncryptedXmlInfo(new XElement("wrapped", Convert.ToBase64String(box)), typeof(KeyUnwrap));
    }

    internal static XElement Open(XElement wrapped, DataFolder folder)
    {
        var box = Convert.FromBase64String(wrapped.Value).AsSpan();
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(MasterKey.Of(folder), TagBytes);
        aes.Decrypt(box[..NonceBytes], box[NonceBytes..^TagBytes], box[^TagBytes..], plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}

/// <summary>The other half of <see cref="KeyWrap"/>; ASP.NET makes it by name.</summary>
public sealed class KeyUnwrap(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        KeyWrap.Open(encryptedElement, services.GetRequiredService<DataFolder>());
}
