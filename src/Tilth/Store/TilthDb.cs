using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tilth.Cards;

namespace Tilth.Store;

/// <summary>
/// The database as one member of one space sees it. Born with a scope, it shows that space's rows and that member's own;
/// without one it shows nothing of any space. It names no table: the rooms map themselves.
/// </summary>
public abstract class TilthDb(DbContextOptions options, TilthModel model, Me? me) : DbContext(options)
{
    /// <summary>The filter that hides other spaces, and the one that hides other members' own rows.</summary>
    public const string SpaceFilter = "space",
        MineFilter = "mine";

    public Me? Me { get; } = me;

    /// <summary>True while the store itself saves; at any other time saving is refused.</summary>
    internal bool MaySave { get; set; }

    /// <summary>Rows to be inserted past the change tracker, in an order in which each finds what it refers to.</summary>
    internal List<ISpaceRow> Many { get; } = [];

    /// <summary>Adds many new rows at once: ten times as fast as <c>Add</c>, with the same history. They are not tracked.</summary>
    public void AddMany(IEnumerable<ISpaceRow> rows) => Many.AddRange(rows);

    /// <summary>The rows of a kind that this write adds by <see cref="AddMany"/>.</summary>
    public IEnumerable<T> AddedMany<T>() => Many.OfType<T>();

    /// <summary>This member's own rows of a kind, without those that others share.</summary>
    public IQueryable<T> Mine<T>()
        where T : class, IMemberRow => Set<T>().Where(row => row.MemberId == MemberId);

    /// <summary>The person that this member is: left out of what one looks through for others.</summary>
    public IQueryable<Guid?> Oneself =>
        Set<Member>()
            .Where(member => member.Id == MemberId && member.PersonId != null)
            .Select(member => member.PersonId);

    /// <summary>Saves in the middle of a <see cref="TilthStore.WriteOwn{T}"/> body, for a key that the database gives.</summary>
    internal async Task SaveNow()
    {
        MaySave = true;
        await SaveChangesAsync();
        MaySave = false;
    }

    /// <summary>Saves what <see cref="History.Of"/> has just found, without looking for it again.</summary>
    internal async Task SaveFound()
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
        await SaveNow();
        ChangeTracker.AutoDetectChangesEnabled = true;
    }

    private int SpaceId => Me?.SpaceId ?? 0;

    private Guid MemberId => Me?.MemberId ?? Guid.Empty;

    /// <summary>Whose own rows are shown that are no promises: nobody's to whom only promises are entrusted.</summary>
    private Guid ConfidantId => Me?.Behalf is { What: Entrusted.Promises } ? Guid.Empty : MemberId;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        model.Map(modelBuilder);
        modelBuilder.Entity<Space>().HasQueryFilter(SpaceFilter, space => space.SpaceId == SpaceId);
        modelBuilder
            .Entity<Change>()
            .HasQueryFilter(SpaceFilter, change => change.SpaceId == SpaceId)
            .HasQueryFilter(MineFilter, change => change.MemberId == null || change.MemberId == ConfidantId);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Select(type => type.ClrType).ToList())
            Filter(modelBuilder, type);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<PartialDate>().HaveConversion<PartialDateText>().HaveMaxLength(10);
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("The store saves: return from the body of Write.");

    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    ) =>
        MaySave
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : throw new InvalidOperationException("The store saves: return from the body of Write.");

    private void Filter(ModelBuilder builder, Type type)
    {
        if (type.IsAssignableTo(typeof(ISpaceRow)))
            Call(nameof(OnlyThisSpace));
        if (type.IsAssignableTo(typeof(IMemberRow)))
            Call(nameof(OnlyMine));

        void Call(string method) =>
            typeof(TilthDb)
                .GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                .MakeGenericMethod(type)
                .Invoke(this, [builder]);
    }

    private void OnlyThisSpace<T>(ModelBuilder builder)
        where T : class, ISpaceRow => builder.Entity<T>().HasQueryFilter(SpaceFilter, row => row.SpaceId == SpaceId);

    private EntityTypeBuilder<T> OnlyMine<T>(ModelBuilder builder)
        where T : class, IMemberRow =>
        typeof(T).IsAssignableTo(typeof(IOwed))
            ? builder.Entity<T>().HasQueryFilter(MineFilter, row => row.MemberId == MemberId || row.Shared)
            : builder.Entity<T>().HasQueryFilter(MineFilter, row => row.MemberId == ConfidantId || row.Shared);
}

/// <summary>Moments are stored as UTC ticks on both databases, so that they sort and compare alike.</summary>
internal sealed class UtcTicks()
    : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

internal sealed class PartialDateText()
    : ValueConverter<PartialDate, string>(date => date.ToString(), text => Parse(text))
{
    private static PartialDate Parse(string text) =>
        PartialDate.TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not a partial date.");
}
