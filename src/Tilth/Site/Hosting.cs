namespace Tilth.Site;

/// <summary>How this copy is reached: the one origin that every link uses, and whether a proxy stands before it.</summary>
/// <param name="IsReachable">True where an origin was set: others reach this copy there, and a link can be given to them.</param>
public sealed record Hosting(string Origin, bool BehindProxy, bool IsReachable)
{
    /// <summary>A link that somebody can open elsewhere, whatever name the request came by.</summary>
    public string Link(string path) => Origin.TrimEnd('/') + path;
}
