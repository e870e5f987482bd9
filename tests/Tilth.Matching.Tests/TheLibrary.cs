namespace Tilth.Matching.Tests;

public class TheLibrary
{
    [Fact]
    public void It_uses_what_comes_with_the_platform_and_nothing_else() =>
        typeof(MatchRecord)
            .Assembly.GetReferencedAssemblies()
            .ShouldAllBe(one => one.Name!.StartsWith("System.", StringComparison.Ordinal));
}
