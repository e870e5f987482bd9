using System.Collections.Concurrent;
using System.Net;

namespace Tilth.Fault.Tests.House;

internal enum Deed
{
    AddPerson,
    RecordConversation,
}

/// <summary>What a writer asked for, under the id that it made itself.</summary>
internal sealed record Sent(Guid Id, Deed Deed, string Text, IReadOnlyList<Guid> With);

/// <summary>What came back for it; no status where the connection ended first.</summary>
internal sealed record Heard(Sent Sent, HttpStatusCode? Status, string Text, TimeSpan Took, TimeSpan? RetryAfter)
{
    public bool IsAcknowledged => Status == HttpStatusCode.Redirect;

    /// <summary>It was said that nobody can be certain; so it may be there, but not by half.</summary>
    public bool IsUncertain => IsUnavailable("so it is not certain that it was saved.");

    /// <summary>It was said that nothing was saved; so nothing may be there.</summary>
    public bool IsRefused => Status is not null && !IsAcknowledged && !IsUncertain;

    /// <summary>It was refused as a database refuses that cannot take it now: with 503, and with these words on the page.</summary>
    public bool IsUnavailable(string words) =>
        Status == HttpStatusCode.ServiceUnavailable && Text.Contains(words, StringComparison.Ordinal);
}

/// <summary>Everything that all writers asked for and were answered: what the book must hold is decided by this alone.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<Guid, Sent> _sent = [];
    private readonly ConcurrentDictionary<Guid, Guid> _acknowledged = [];
    private readonly ConcurrentDictionary<Guid, Heard> _refused = [];

    public IReadOnlyDictionary<Guid, Sent> Sent => _sent;

    /// <summary>The acknowledged ids, each with the person whose page the answer named.</summary>
    public IReadOnlyDictionary<Guid, Guid> Acknowledged => _acknowledged;

    public IReadOnlyDictionary<Guid, Heard> Refused => _refused;

    public void Asks(Sent sent) => _sent[sent.Id] = sent;

    public void Hears(Heard heard, Guid person)
    {
        if (heard.IsAcknowledged)
            _acknowledged[heard.Sent.Id] = person;
        else if (heard.IsRefused)
            _refused[heard.Sent.Id] = heard;
    }
}
