using System.Buffers.Binary;
using Tilth.Store;

namespace Tilth.Tests.Store;

public sealed class MakingKeys
{
    private const int Many = 20_000;
    private static readonly DateTimeOffset Now = new(2027, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Those_of_one_moment_sort_in_the_order_in_which_they_were_made()
    {
        var made = Enumerable.Range(0, Many).Select(_ => Text(NewId.At(Now))).ToList();

        made.ShouldBe(made.Order(StringComparer.Ordinal));
        made.Distinct().Count().ShouldBe(Many);
    }

    [Fact]
    public void So_do_those_of_each_of_many_who_make_them_for_different_moments_at_once()
    {
        var made = Enumerable
            .Range(0, 8)
            .AsParallel()
            .WithDegreeOfParallelism(8)
            .Select(at => Enumerable.Range(0, Many).Select(_ => Text(NewId.At(Now.AddMilliseconds(at % 3)))).ToList())
            .ToList();

        foreach (var one in made)
            one.ShouldBe(one.Order(StringComparer.Ordinal));
        made.SelectMany(one => one).Distinct().Count().ShouldBe(8 * Many);
    }

    [Fact]
    public void They_are_of_version_7_and_say_the_moment_that_was_given()
    {
        foreach (var time in new[] { Now, Now.AddYears(-30), Now.AddMilliseconds(1) })
        {
            var id = NewId.At(time);
            var bytes = id.ToByteArray(bigEndian: true);
            (id.Version, id.Variant >> 2).ShouldBe((7, 2));
            (BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16).ShouldBe(time.ToUnixTimeMilliseconds());
            Text(NewId.First(time)).ShouldBeLessThan(Text(id));
        }
    }

    private static string Text(Guid id) => id.ToString("N");
}
