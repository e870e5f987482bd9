using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.Store;

namespace Tilth.Exchange.Archive;

/// <summary>What there can be once only, of many rows: 16 bytes each, where their texts would fill the memory.</summary>
internal sealed class SingleRows(IIndex index)
{
    // Of one book and one member all rows are that come in.
    private readonly IProperty[] _columns =
    [
        .. index.Properties.Where(column =>
            column.Name is not (nameof(ISpaceRow.SpaceId) or nameof(IMemberRow.MemberId))
        ),
    ];

    private readonly List<UInt128> _seen = [];

    public void Add(ISpaceRow row)
    {
        var text = new StringBuilder();
        foreach (var column in _columns)
        {
            // To a database one that is not there is never the same as another.
            if (column.GetGetter().GetClrValue(row) is not { } value)
                return;
            text.Append(CultureInfo.InvariantCulture, $"{value}\n");
        }
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        _seen.Add(BinaryPrimitives.ReadUInt128LittleEndian(digest));
    }

    public bool AreSingle()
    {
        _seen.Sort();
        for (var at = 1; at < _seen.Count; at++)
        {
            if (_seen[at] == _seen[at - 1])
                return false;
        }
        return true;
    }
}
