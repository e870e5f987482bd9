using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tilth.Bench;

/// <summary>Adds up what the commands of EF Core take, all together and each: the way to the one that is slow.</summary>
internal sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const int Shown = 12;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Times, TimeSpan Spent)> _each = [];

    /// <summary>Since <see cref="Begin"/>.</summary>
    public TimeSpan Spent { get; private set; }

    public IDisposable Watch() => DiagnosticListener.AllListeners.Subscribe(this);

    public void Begin() => Spent = TimeSpan.Zero;

    public void PrintSlowest()
    {
        foreach (var (text, (times, spent)) in _each.OrderByDescending(each => each.Value.Spent).Take(Shown))
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{times} times {spent.TotalMicroseconds / times:F0} us: {text.ReplaceLineEndings(" ")}"
                )
            );
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            value.Subscribe(
                this,
                name =>
                    name == RelationalEventId.DataReaderDisposing.Name || name == RelationalEventId.CommandExecuted.Name
            );
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // Reading the rows is part of it: some are found only as they are read.
        switch (value.Value)
        {
            case CommandExecutedEventData executed:
                Add(executed.Command.CommandText, 1, executed.Duration);
                break;
            case DataReaderDisposingEventData read:
                Add(read.Command.CommandText, 0, read.Duration);
                break;
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private void Add(string text, int times, TimeSpan spent)
    {
        lock (_lock)
        {
            Spent += spent;
            _each.TryGetValue(text, out var before);
            _each[text] = (before.Times + times, before.Spent + spent);
        }
    }
}
