namespace Tilth.Site;

/// <summary>Addresses inside the book that is being looked at: mine at the root, a team's under <c>/in/{slug}</c>.</summary>
public sealed class Links(IHttpContextAccessor http)
{
    public string this[string path] => (http.HttpContext?.Request.PathBase.Value ?? "") + path;

    /// <summary>An address to return to that came from outside, if it is one of ours; else the start page.</summary>
    public string Local(string? path) => IsLocal(path) ? path! : this["/"];

    /// <summary>True for a path of this site: one slash first, not two, and nothing that a browser would drop on the way.</summary>
    public static bool IsLocal(string? path) =>
        path is ['/', ..]
        && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && !path.Any(char.IsControl)
        && Uri.TryCreate(new Uri("http://here"), path, out var uri)
        && uri.Host == "here"
        && !uri.AbsolutePath.StartsWith("//", StringComparison.Ordinal);

    /// <summary>The page of this site from which a request comes, with its question; null where it comes from elsewhere.</summary>
    public static string? CameFrom(HttpRequest request) =>
        request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } from
        && from.Authority == request.Host.Value
        && IsLocal(from.PathAndQuery)
            ? from.PathAndQuery
            : null;
}
