namespace Tilth.Fault.Tests.Power;

/// <summary>One run of the server under strace, with four writers, from its start to its orderly end.</summary>
public sealed class TracedRun : IAsyncLifetime
{
    private const int Writers = 4,
        Enough = 240;
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("tilth-power-");
    private readonly List<Step> _steps = [];
    private readonly List<(int Step, Guid Id)> _acknowledged = [];
    private readonly Ledger _ledger = new();
    private Book _book = null!;

    internal Ledger Ledger => _ledger;

    internal IReadOnlyList<Step> Steps => _steps;

    /// <summary>The acknowledged ids, each with the step at which its answer began to leave.</summary>
    internal IReadOnlyList<(int Step, Guid Id)> Acknowledged => _acknowledged;

    public async ValueTask InitializeAsync()
    {
        _book = await Book.New(_root.FullName);
        // A first start makes the key; what is followed are the writes of a copy that is in use.
        await using (var first = await _book.Serve())
            await first.Stop();
        Directory.CreateDirectory(Before);
        foreach (var file in Directory.EnumerateFiles(_book.Data))
            File.Copy(file, Path.Combine(Before, Path.GetFileName(file)));
        var trace = Path.Combine(_root.FullName, "trace");
        await using (var server = await _book.Serve(Trace.Into(trace)))
        {
            await Write(server.Address);
            await server.Stop();
        }
        var answers = new Acknowledgements();
        foreach (var step in Trace.Read(File.ReadLines(trace)))
        {
            _steps.Add(step);
            if (answers.In(step) is { } id)
                _acknowledged.Add((_steps.Count, id));
        }
        File.Delete(trace);
    }

    /// <summary>A disk that holds what was there before the run.</summary>
    internal Disk DiskBefore(bool honoursSyncs) => new(_book.Data, Before, honoursSyncs);

    internal string Folder(string name) => Path.Combine(_root.FullName, name);

    private string Before => Folder("before");

    private async Task Write(Uri address)
    {
        var writers = Enumerable.Range(0, Writers).Select(at => new Writer(_ledger, Setting.Seed + at)).ToList();
        foreach (var writer in writers)
            await writer.SignIn(address);
        await Task.WhenAll(writers.Select(writer => writer.Write(address, _ => _ledger.Acknowledged.Count < Enough)));
        writers.ForEach(writer => writer.Dispose());
    }

    public ValueTask DisposeAsync()
    {
        _root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
