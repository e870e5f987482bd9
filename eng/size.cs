#:property RestorePackagesWithLockFile=false
// Files over 400 lines, pages over 120: too large to read at one sitting. Run by ./test.
const int MostLines = 400,
    MostInPage = 120;
var root = Directory.GetCurrentDirectory();
string[] folders = ["src", "tests", "bench", "eng"];
var large = folders
    .Where(folder => Directory.Exists(Path.Combine(root, folder)))
    .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.*", SearchOption.AllDirectories))
    .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".js")
    .Where(file =>
        !file.Contains("node_modules")
        && !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}")
    )
    .Select(file => (Name: Path.GetRelativePath(root, file), Lines: File.ReadLines(file).Count()))
    .Where(file => file.Lines > (file.Name.EndsWith(".razor", StringComparison.Ordinal) ? MostInPage : MostLines))
    .ToList();
foreach (var (name, lines) in large)
    Console.Error.WriteLine($"{name} has {lines} lines: split it by ability.");
return large.Count == 0 ? 0 : 1;
