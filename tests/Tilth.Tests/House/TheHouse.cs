using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Tilth.Cards;
using Tilth.Matching;
using Tilth.Search;
using Tilth.Store;
using Assembly = System.Reflection.Assembly;
using Type = System.Type;

namespace Tilth.Tests.House;

/// <summary>How the house is built: which room may use which, and what no room may do.</summary>
public sealed partial class TheHouse
{
    /// <summary>The rooms in their order: each uses only what stands before it, so there can be no circles.</summary>
    private static readonly string[] Rooms =
    [
        "Store",
        "Work",
        "Site",
        "Mail",
        "Accounts",
        "Spaces",
        "People",
        "Calendar",
        "Conversations",
        "Promises",
        "Giving",
        "Network",
        "Introductions",
        "Groups",
        "Guests",
        "Plans",
        "Lists",
        "Capture",
        "Today",
        "Exchange",
        "Sync",
        "Api",
    ];

    /// <summary>What stands at the root but may be used from any room.</summary>
    private static readonly string[] OpenAtTheRoot = ["Tilth.Settings"];

    private static readonly Assembly Program = typeof(TilthDb).Assembly;
    private static readonly Assembly[] Libraries =
    [
        typeof(Contact).Assembly,
        typeof(MatchRecord).Assembly,
        typeof(SearchDocument).Assembly,
    ];
    private static readonly Lazy<Architecture> Built = new(() =>
        new ArchLoader().LoadAssemblies([Program, .. Libraries]).Build()
    );

    [Fact]
    public void A_room_uses_only_rooms_before_it_and_never_the_root()
    {
        var uses = Uses(Program).Where(use => RoomOf(use.From) is not null).ToList();
        uses.Count.ShouldBeGreaterThan(1000);

        uses.Where(use => !MayUse(use.From, use.To))
            .Select(use => $"{use.From.FullName} > {use.To.FullName}")
            .Distinct()
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_of_the_program_stands_at_the_root_or_in_a_room_of_the_list()
    {
        var folders = Program.GetTypes().Where(IsOurs).Select(type => RoomOf(type.Namespace)).OfType<string>();

        folders.Distinct().Except(Rooms).ShouldBeEmpty();
    }

    [Fact]
    public void The_libraries_do_not_know_the_program()
    {
        foreach (var library in Libraries)
        {
            library.GetReferencedAssemblies().Select(name => name.Name).ShouldNotContain("tilth");
            library.GetTypes().Where(IsOurs).ShouldAllBe(type => type.Namespace!.StartsWith(library.GetName().Name!));
        }
    }

    [Fact]
    public void No_type_is_named_after_nothing()
    {
        var named = Program.GetTypes().Concat(Libraries.SelectMany(library => library.GetTypes())).Where(IsOurs);

        named.Select(type => type.Name.Split('`')[0]).Where(name => EmptyName().IsMatch(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_store_reaches_past_the_filters_or_speaks_to_a_database()
    {
        Sources()
            .Where(file => !file.Name.StartsWith("src/Tilth/Store/", StringComparison.Ordinal))
            .SelectMany(file => PastTheStore().Matches(file.Text).Select(match => $"{file.Name}: {match.Value}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Xml_is_read_with_no_reader_that_takes_a_document_type() =>
        Sources()
            .SelectMany(file => OpenXml().Matches(file.Text).Select(match => $"{file.Name}: {match.Value}"))
            .ShouldBeEmpty();

    [Fact]
    public void No_lock_file_says_from_where_a_package_was_fetched()
    {
        var locks = Files("package-lock.json").Concat(Files("packages.lock.json")).ToList();
        locks.Count.ShouldBeGreaterThan(3);

        locks
            .SelectMany(file => Registry().Matches(file.Text).Select(match => $"{file.Name}: {match.Value}"))
            .ShouldBeEmpty();
    }

    /// <summary>What the compiler makes has a type of its own; a use in a lambda or an async body is found there.</summary>
    private static IEnumerable<(IType From, IType To)> Uses(Assembly assembly) =>
        from type in Built.Value.Types
        where type.Assembly.FullName == assembly.FullName
        from dependency in type.Dependencies
        where IsOurs(dependency.Target)
        select (type, dependency.Target);

    private static bool MayUse(IType from, IType to)
    {
        if (IsOfLibrary(to) || OpenAtTheRoot.Contains(to.FullName))
            return true;
        return RoomOf(to) is { } target && Array.IndexOf(Rooms, target) <= Array.IndexOf(Rooms, RoomOf(from));
    }

    private static bool IsOfLibrary(IType type) => Libraries.Any(library => type.Assembly.FullName == library.FullName);

    private static bool IsOurs(IType type) =>
        type.Namespace?.FullName.StartsWith("Tilth", StringComparison.Ordinal) == true || type.FullName == "Program";

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("Tilth", StringComparison.Ordinal) == true && !type.Name.Contains('<');

    private static string? RoomOf(IType type) => IsOfLibrary(type) ? null : RoomOf(type.Namespace?.FullName);

    private static string? RoomOf(string? space) => space?.Split('.') is ["Tilth", var room, ..] ? room : null;

    private static IEnumerable<(string Name, string Text)> Sources() =>
        Files("*.cs").Concat(Files("*.razor")).Where(file => file.Name.StartsWith("src/", StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Text)> Files(string pattern) => Repository.Files(pattern);

    [GeneratedRegex(
        "(Service|Manager|Helper|Util|Utils|Handler|Processor|Dto|Impl|Base|Info|Data|Common|Core)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex EmptyName();

    [GeneratedRegex(
        @"\b(IgnoreQueryFilters|FromSql\w*|ExecuteSql\w*|SqlQuery\w*|ExecuteUpdate\w*|ExecuteDelete\w*|SqliteConnection\w*|NpgsqlConnection\w*)\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PastTheStore();

    [GeneratedRegex(
        @"\b(XDocument\.Load\w*|XElement\.Load\w*|XmlDocument|XmlTextReader|DtdProcessing\.Parse)\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex OpenXml();

    [GeneratedRegex(
        """("(resolved|registry|source)"\s*:\s*"[^"]*://[^"]*"|registry\.|nuget\.org|artifactory|nexus)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Registry();
}
