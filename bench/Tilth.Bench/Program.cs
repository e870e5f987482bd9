using Tilth.Bench;

// Jobs by name; the files and the lines printed are those of the peers, so that a script can divide them.
var jobs = new Dictionary<string, Action<string[]>>(StringComparer.Ordinal)
{
    ["search"] = SearchJob.Run, // CONTACTS.csv KEYS.txt
};

if (args.Length == 0 || !jobs.TryGetValue(args[0], out var job))
{
    Console.Error.WriteLine($"usage: Tilth.Bench {string.Join('|', jobs.Keys)} FILES...");
    return 2;
}
job(args[1..]);
Console.WriteLine($"peak memory {Measure.PeakMegabytes()} MB");
return 0;
