using CsCheck;
using static Tilth.Matching.Tests.People;

namespace Tilth.Matching.Tests;

public class KeepingBlocksSmall
{
    private const int Many = 20_000;

    [Fact]
    public void A_name_that_thousands_have_is_not_compared_with_all_of_them()
    {
        // 200 million pairs share the name, the office and its telephone; a true second record has the address too.
        var records = Enumerable
            .Range(0, Many)
            .Select(i => Person("Wren Mills", "info@seed.example", "+44 20 7946 0958", $"wren{i}x@seed.example"))
            .Append(Person("W. Mills", "wren77x@seed.example"))
            .ToList();
        Sorted(records).Count.ShouldBeLessThan(Many * 100);
        Linkage
            .Of(records, new MatchOptions { Model = MatchModel.Prior })
            .Pairs.ShouldContain(pair => pair.First == 77 && pair.Second == Many);
    }

    [Fact]
    public void A_block_that_is_full_is_split_and_nobody_in_it_is_lost()
    {
        // Too many for one block of the name, few in each place.
        var records = Enumerable.Range(0, 600).Select(i => Person("Wren Mills", $"in Place {i % 300}")).ToList();
        var pairs = Sorted(records);
        for (var record = 0; record < 300; record++)
            pairs.ShouldContain((record, record + 300));
    }

    [Fact]
    public void Blocks_sorted_and_blocks_kept_are_those_of_the_rule() =>
        Gen.Select(RandomBooks.Record.Array[0, 400], Gen.Int[1, 5])
            .Sample(
                (records, parts) =>
                {
                    var book = new Book();
                    book.AddAll(records, default);
                    // Put in order here, as comparing thousands without one takes minutes.
                    var expected = new SharedBlocks(book).All.Order().ToList();
                    Sorted(records, parts).Order().ShouldBe(expected);
                    Kept(records).Order().ShouldBe(expected);
                    Kept([.. Enumerable.Reverse(records)])
                        .Select(pair => (records.Length - 1 - pair.Second, records.Length - 1 - pair.First))
                        .Order()
                        .ShouldBe(expected);
                },
                iter: 40
            );

    [Fact]
    public void Sorting_by_bits_is_sorting() =>
        Gen.ULong[0, (1UL << 40) - 1]
            .Array[0, 300]
            .Sample(
                values =>
                {
                    var sorted = RadixSort.Sort([.. values], values.Length, 0, 40);
                    sorted.Take(values.Length).ShouldBe(values.Order());
                    var byHigh = RadixSort.Sort([.. values], values.Length, 20, 20);
                    byHigh.Take(values.Length).ShouldBe(values.OrderBy(value => value >> 20));
                },
                iter: 500
            );

    private static List<(int First, int Second)> Sorted(IReadOnlyList<MatchRecord> records, int parts = 3)
    {
        var book = new Book();
        book.AddAll(records, default);
        return
        [
            .. CandidatePairs
                .Of(book, parts, default)
                .SelectMany(part => part.All.ToArray())
                .Select(pair => ((int)(pair >> 32), (int)(uint)pair)),
        ];
    }

    private static List<(int First, int Second)> Kept(MatchRecord[] records)
    {
        var (book, blocks) = (new Book(), new Blocks());
        var (keys, gathered, pairs) = (new BlockingKeys(book.Terms), new Gathered(), new List<(int, int)>());
        foreach (var record in records)
            blocks.Add(book.Add(record), book.Records, keys);
        for (var record = 0; record < records.Length; record++)
        {
            blocks.Gather(book.Records[record], keys, gathered);
            gathered.Settle(record);
            pairs.AddRange(gathered.Records.Select(first => (first, record)));
        }
        return pairs;
    }
}
