namespace Tilth.Bench;

internal static class Measurements
{
    private static async Task<int> Main(string[] args)
    {
        // Jobs by name. Files and lines are those that other programs are measured with, so that a script can divide them.
        var jobs = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
        {
            ["search"] = files => Task.Run(() => SearchJob.Run(files)), // CONTACTS.csv KEYS.txt
            ["duplicates"] = files => Task.Run(() => DuplicatesJob.Run(files)), // CONTACTS.csv
            ["agenda"] = AgendaJob.Run, // PEOPLE TALKS
            ["writes"] = WritesJob.Run, // [ROUNDS]
            ["backup"] = BackupJob.Run, // PEOPLE TALKS
            ["archive"] = ArchiveJob.Run, // TILTH PEOPLE TALKS
            ["merge"] = MergeJob.Run, // [TALKS]
            ["rights"] = RightsJob.Run, // TILTH CONTACTS.vcf
            ["serve"] = ServeJob.Run, // TILTH CONTACTS.vcf
            ["bare"] = BareServer.Run, // PAGE.html; started by serve
        };

        if (args.Length == 0 || !jobs.TryGetValue(args[0], out var job))
        {
            Console.Error.WriteLine($"usage: Tilth.Bench {string.Join('|', jobs.Keys)} ARGUMENTS...");
            return 2;
        }
        await job(args[1..]);
        if (args[0] != "bare")
            Console.WriteLine($"peak memory {Measure.PeakMegabytes()} MB");
        return 0;
    }
}
