using System.Text;
using QRCoder;

namespace Tilth.Accounts;

/// <summary>A QR code as one path of an SVG, drawn in the page itself, so that its text goes to no other server.</summary>
internal static class QrPicture
{
    /// <summary>How many squares it is wide, and where the dark ones are.</summary>
    public static (int Size, string Path) Of(string text)
    {
        using var made = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var (rows, path) = (made.ModuleMatrix, new StringBuilder());
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }
        return (rows.Count, path.ToString());
    }
}
