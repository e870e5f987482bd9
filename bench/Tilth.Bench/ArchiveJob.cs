using System.Globalization;

namespace Tilth.Bench;

/// <summary>The archive of a book of so many people and talks, written and brought into an empty book by the published program.</summary>
internal static class ArchiveJob
{
    private const string Other = "vale@example.org";

    public static async Task Run(string[] args)
    {
        var (program, people, talks) = (
            args[0],
            int.Parse(args[1], CultureInfo.InvariantCulture),
            int.Parse(args[2], CultureInfo.InvariantCulture)
        );
        await using var book = await Book.Open();
        await AgendaJob.AddPeople(book, people);
        AgendaJob.AddTalks(book, people, talks);
        var file = Path.Combine(book.Folder, "book.zip");
        await Child.Run(program, Book.Password, "user", "add", Other, "--password-stdin", "--data", book.Folder);

        await Say("out", program, "export", "-o", file, "--data", book.Folder, "--user", Book.Email);
        Console.WriteLine($"file {new FileInfo(file).Length >> 20} MB");
        await Say("in", program, "import", file, "--data", book.Folder, "--user", Other);
    }

    private static async Task Say(string what, string program, params string[] words)
    {
        var (wall, cpu, peak, said) = await Child.Run(program, null, words);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {wall:F1} s, {cpu:F1} cpu-s, peak {peak} MB: {said.TrimEnd()}"
            )
        );
    }
}
