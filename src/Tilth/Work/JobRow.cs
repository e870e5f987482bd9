using Tilth.Store;

namespace Tilth.Work;

public enum JobState
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>A job as it is kept: leased to one process at a time, taken up by another when the lease runs out.</summary>
public sealed class JobRow
{
    private JobRow() { }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public Guid AccountId { get; private set; }
    public int SpaceId { get; private set; }
    public Guid MemberId { get; private set; }
    public string Zone { get; private set; } = "UTC";
    public string Input { get; private set; } = "";
    public JobState State { get; private set; }
    public int Done { get; private set; }
    public int Total { get; private set; }
    public string? Result { get; private set; }
    public string? Error { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? LeasedUntil { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public Me Me =>
        new(
            AccountId,
            SpaceId,
            MemberId,
            Door.Job,
            TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.Utc
        );

    public static JobRow For(Me me, Guid id, string name, string input, DateTimeOffset at) =>
        new()
        {
            Id = id,
            Name = name,
            AccountId = me.AccountId,
            SpaceId = me.SpaceId,
            MemberId = me.MemberId,
            Zone = me.Zone.Id,
            Input = input,
            CreatedAt = at,
        };

    /// <summary>Puts its texts through what takes a name out of JSON.</summary>
    internal void TakeOut(Func<string, string> without)
    {
        Input = Input.StartsWith('{') ? without(Input) : Input;
        Result = Result?.StartsWith('{') == true ? without(Result) : Result;
    }

    public void Lease(DateTimeOffset until)
    {
        (State, LeasedUntil) = (JobState.Running, until);
        Attempts++;
    }

    public void IsAt(int done, int total) => (Done, Total) = (done, total);

    public void Renew(DateTimeOffset until) => LeasedUntil = until;

    public void Left(string result) => Result = result;

    public void Finish(DateTimeOffset at) => (State, EndedAt, LeasedUntil) = (JobState.Done, at, null);

    public void Fail(string error, bool forGood, DateTimeOffset at)
    {
        Error = error;
        (State, LeasedUntil) = (forGood ? JobState.Failed : JobState.Waiting, null);
        EndedAt = forGood ? at : null;
    }

    public void Cancel(DateTimeOffset at) => (State, EndedAt) = (JobState.Cancelled, at);
}
