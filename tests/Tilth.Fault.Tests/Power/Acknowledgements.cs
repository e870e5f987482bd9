using System.Text;
using System.Text.RegularExpressions;

namespace Tilth.Fault.Tests.Power;

/// <summary>
/// Finds in a trace the instant at which the answer to each write began to leave: the redirect on the same connection on
/// which the form with the id came in.
/// </summary>
internal sealed partial class Acknowledgements
{
    private readonly Dictionary<string, StringBuilder> _asked = [];

    /// <summary>The id that this step acknowledges, if it does.</summary>
    public Guid? In(Step step)
    {
        switch (step.Call.Name)
        {
            case "recvfrom" or "recvmsg" when step is { IsEnd: true, Call.Result: > 0 }:
                if (!step.Call.Told.Contains("MSG_PEEK", StringComparison.Ordinal))
                    Asked(step.Call).Append(Encoding.Latin1.GetString(step.Call.Bytes()));
                return null;
            case "sendto" or "sendmsg" when !step.IsEnd:
                var question = Asked(step.Call).ToString();
                Asked(step.Call).Clear();
                var isDone = Encoding
                    .Latin1.GetString(step.Call.Bytes())
                    .StartsWith("HTTP/1.1 302 ", StringComparison.Ordinal);
                return isDone && FormId().Match(question) is { Success: true } found
                    ? Guid.Parse(found.Groups["id"].Value)
                    : null;
            default:
                return null;
        }
    }

    private StringBuilder Asked(SystemCall call)
    {
        if (!_asked.TryGetValue(call.Target, out var asked))
            _asked[call.Target] = asked = new StringBuilder();
        return asked;
    }

    [GeneratedRegex("Form\\.Id=(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormId();
}
