using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>A key of ASP.NET's data protection (it signs the forms), wrapped, in the database so that all processes share it.</summary>
public sealed class ProtectionKey
{
    private ProtectionKey() { }

    public Guid Id { get; private set; }
    public string Xml { get; private set; } = "";

    public static ProtectionKey Of(XElement element, DateTimeOffset at) =>
        new() { Id = NewId.At(at), Xml = element.ToString(SaveOptions.DisableFormatting) };
}

/// <summary>Keeps those keys. The interface is synchronous; it is asked once a start and once in 90 days.</summary>
public sealed class ProtectionKeys(TilthStore store, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = store.ReadOwn();
        return
        [
            .. db.Set<ProtectionKey>()
                .OrderBy(key => key.Id)
                .Select(key => key.Xml)
                .AsEnumerable()
                .Select(xml => XElement.Parse(xml)),
        ];
    }

    public void StoreElement(XElement element, string friendlyName) =>
        store
            .WriteOwn(db =>
            {
                db.Add(ProtectionKey.Of(element, clock.GetUtcNow()));
                return Task.FromResult(true);
            })
            .GetAwaiter()
            .GetResult();
}
