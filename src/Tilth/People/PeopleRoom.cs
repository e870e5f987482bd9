using Microsoft.EntityFrameworkCore;
using Tilth.People.Access;
using Tilth.People.Duplicates;
using Tilth.People.Erasing;
using Tilth.People.Fields;
using Tilth.People.Finding;
using Tilth.People.Listing;
using Tilth.People.Merging;
using Tilth.People.Photos;
using Tilth.People.Segments;
using Tilth.People.Sharing;
using Tilth.People.Sorting;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People;

/// <summary>The people of a book: their facts, work and labels, and each member's own side of knowing them.</summary>
public static class PeopleRoom
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<Derivation, PersonKeys>();
        services
            .AddSingleton<PeopleIndexes>()
            .AddSingleton<SegmentFilter>()
            .AddSingleton<FindPeople>()
            .AddSingleton<WhoIsThis>()
            .AddSingleton<AddPerson>()
            .AddSingleton<EditPerson>()
            .AddSingleton<EditRelationship>();
        services.AddSingleton<AddWork>().AddSingleton<EditWork>().AddSingleton<WorkHistory>();
        services.AddSingleton(new PersonSection("Work and clubs", typeof(WorkAndClubs), Place: 15, AlsoOfMyself: true));
        services.AddSingleton<MeetPerson>().AddSingleton<OwnFields>().AddSingleton<DefineField>();
        services.AddSingleton(new PaletteEntry("Fields of your own", "/people/fields", PalettePlace.Settings, 120));
        services.AddSingleton<DeletePerson>().AddSingleton<PutOff>();
        services.AddListing();
        services.AddSingleton<SharePerson>().AddSingleton<TakeBackPerson>().AddSingleton<OtherBooks>();
        services.AddMerging().AddDuplicates().AddErasing().AddAccess().AddSorting().AddPhotos();
        services
            .AddSingleton<PersonFacts>()
            .AddSingleton<Circles>()
            .AddSingleton<BirthdaysNear>()
            .AddSingleton<Anniversaries>()
            .AddSingleton<NewFaces>();
        services.AddSingleton(provider => provider.GetRequiredService<NewFaces>().AsTodayItems());
        services.AddSingleton(provider => provider.GetRequiredService<BirthdaysNear>().AsTodayItems());
        services.AddSingleton(provider => provider.GetRequiredService<Anniversaries>().AsTodayItems());
        services.AddSingleton(new PaletteEntry("You", "/people/me", PalettePlace.Settings, 110));
        services.AddSingleton(new PaletteEntry("People", "/people", PalettePlace.Rooms, 20));
        services.AddSingleton<BeginWithMyself>();
        services.AddSingleton(provider => provider.GetRequiredService<BeginWithMyself>().AsBeginning());
        return services;
    }

    public static void MapPeople(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPersonButtons();
        endpoints.MapFind();
        endpoints.MapListing();
        endpoints.MapSharedPeople();
        endpoints.MapMerging();
        endpoints.MapDuplicates();
        endpoints.MapAccess();
        endpoints.MapSorting();
        endpoints.MapPhotos();
    }

    public static void Map(ModelBuilder model)
    {
        MapPerson(model);
        MapRelationship(model);
        MapSaved(model);
        MergingEndpoints.Map(model);
        DuplicatesEndpoints.Map(model);
        SortingEndpoints.Map(model);
        PhotoEndpoints.Map(model);

        var organisation = model.SpaceTable<Organisation>("Organisations");
        organisation.HasIndex(row => new { row.SpaceId, row.NameKey });
        organisation.Property(row => row.Name).IsProse();
        organisation.Property(row => row.NameKey).IsProse();

        var affiliation = model.SpaceTable<Affiliation>("Affiliations");
        affiliation.Property(row => row.Title).IsProse();
        affiliation.Property(row => row.Role).IsProse();
        affiliation.Property(row => row.Units).AsJson();
        affiliation.Property(row => row.CardDetails).AsJson();
        affiliation.BelongsTo<Person>(nameof(Affiliation.PersonId));
        affiliation.BelongsTo<Organisation>(nameof(Affiliation.OrganisationId));
        affiliation.BelongsTo<Person>(nameof(Affiliation.FoundThroughId));

        var label = model.SpaceTable<Label>("Labels");
        label.HasIndex(row => new { row.SpaceId, row.NameKey }).IsUnique();
        label.Property(row => row.Name).IsProse();
        label.Property(row => row.NameKey).IsProse();

        var labelled = model.SpaceTable<PersonLabel>("PersonLabels");
        labelled.BelongsTo<Person>(nameof(PersonLabel.PersonId));
        labelled.BelongsTo<Label>(nameof(PersonLabel.LabelId));
        labelled
            .HasIndex(row => new
            {
                row.SpaceId,
                row.PersonId,
                row.LabelId,
            })
            .IsUnique();

        model.SpaceTable<CustomField>("CustomFields").Property(row => row.Name).IsProse();

        var value = model.SpaceTable<CustomValue>("CustomValues");
        value.BelongsTo<Person>(nameof(CustomValue.PersonId));
        value.Property(row => row.Text).IsProse();
        value.BelongsTo<CustomField>(nameof(CustomValue.FieldId));
        value
            .HasIndex(row => new
            {
                row.SpaceId,
                row.PersonId,
                row.FieldId,
            })
            .IsUnique();

        var key = model.SpaceTable<PersonKey>("PersonKeys");
        key.HasOne<Person>()
            .WithMany()
            .HasForeignKey(row => new { row.SpaceId, row.PersonId })
            .OnDelete(DeleteBehavior.Cascade);
        key.HasIndex(row => new
        {
            row.SpaceId,
            row.Kind,
            row.Value,
        });
    }

    private static void MapPerson(ModelBuilder model)
    {
        var person = model.SpaceTable<Person>("People");
        person.Property(row => row.Name).AsJson();
        person.Property(row => row.Nicknames).AsJson();
        person.Property(row => row.Emails).AsJson();
        person.Property(row => row.Phones).AsJson();
        person.Property(row => row.Addresses).AsJson();
        person.Property(row => row.Links).AsJson();
        person.Property(row => row.Messengers).AsJson();
        person.Property(row => row.Related).AsJson().IsProse();
        person.Property(row => row.About).IsProse();
        person.Property(row => row.Extras).AsJson().IsProse();
        person.Property(row => row.Details).AsJson();
        person.Property(row => row.Origin).AsJson();
        person.Property(row => row.Version).IsDerived();
        person.HasIndex(row => new
        {
            row.SpaceId,
            row.SortName,
            row.Id,
        });
        // Only who has such a day: else a database that counts its rows takes the index for useless.
        person.HasIndex(row => new { row.SpaceId, row.BirthdayKey }).HasFilter("\"BirthdayKey\" IS NOT NULL");
        person.HasIndex(row => new { row.SpaceId, row.AnniversaryKey }).HasFilter("\"AnniversaryKey\" IS NOT NULL");
    }

    private static void MapSaved(ModelBuilder model)
    {
        var segment = model.SpaceTable<Segment>("Segments");
        segment.BelongsTo<Member>(nameof(Segment.MemberId));
        segment.Property(row => row.Name).IsProse();
        segment.Property(row => row.NameKey).IsProse();
        segment.Property(row => row.Query).IsProse();
        segment
            .HasIndex(row => new
            {
                row.SpaceId,
                row.MemberId,
                row.NameKey,
            })
            .IsUnique();

        var audience = model.SpaceTable<Audience>("Audiences");
        audience.BelongsTo<Member>(nameof(Audience.MemberId));
        audience.Property(row => row.Name).IsProse();
        audience.Property(row => row.NameKey).IsProse();
        audience
            .HasIndex(row => new
            {
                row.SpaceId,
                row.MemberId,
                row.NameKey,
            })
            .IsUnique();

        var on = model.SpaceTable<AudienceMember>("AudienceMembers");
        on.BelongsTo<Member>(nameof(AudienceMember.MemberId));
        on.BelongsTo<Audience>(nameof(AudienceMember.AudienceId));
        on.BelongsTo<Person>(nameof(AudienceMember.PersonId));
        on.HasIndex(row => new
            {
                row.SpaceId,
                row.AudienceId,
                row.PersonId,
            })
            .IsUnique();
    }

    private static void MapRelationship(ModelBuilder model)
    {
        var shared = model.SpaceTable<SharedPerson>("SharedPeople");
        shared.BelongsTo<Member>(nameof(SharedPerson.MemberId));
        shared.BelongsTo<Person>(nameof(SharedPerson.PersonId));
        shared.Property(row => row.Given).AsJson();
        shared.HasIndex(row => new { row.SpaceId, row.MemberId });

        var circle = model.SpaceTable<Circle>("Circles");
        circle.BelongsTo<Member>(nameof(Circle.MemberId));
        circle.Property(row => row.Name).IsProse();

        var relationship = model.SpaceTable<Relationship>("Relationships");
        relationship.BelongsTo<Member>(nameof(Relationship.MemberId));
        relationship.Property(row => row.HowMet).IsProse();
        relationship.Property(row => row.Notes).IsProse();
        relationship.Property(row => row.ReadIn).IsProse();
        relationship.BelongsTo<Person>(nameof(Relationship.PersonId));
        relationship.BelongsTo<Person>(nameof(Relationship.MetThroughId));
        relationship.BelongsTo<Circle>(nameof(Relationship.CircleId));
        relationship.Property(row => row.LastContactOn).IsDerived();
        relationship.Property(row => row.LastConversationOn).IsDerived();
        relationship.Property(row => row.DueOn).IsDerived();
        relationship.Property(row => row.Conversations).IsDerived();
        relationship.Property(row => row.UsualDays).IsDerived();
        relationship.Property(row => row.OpenPromises).IsDerived();
        relationship
            .HasIndex(row => new
            {
                row.SpaceId,
                row.MemberId,
                row.PersonId,
            })
            .IsUnique();
        relationship.HasIndex(row => new
        {
            row.SpaceId,
            row.MemberId,
            row.DueOn,
        });
        relationship.HasIndex(row => new
        {
            row.SpaceId,
            row.MemberId,
            row.LastContactOn,
            row.PersonId,
        });
        relationship
            .HasIndex(
                row => new
                {
                    row.SpaceId,
                    row.MemberId,
                    row.PersonId,
                },
                "IX_Relationships_Wanted"
            )
            .HasFilter("\"Standing\" = 'Wanted'");
        relationship
            .HasIndex(row => new
            {
                row.SpaceId,
                row.MemberId,
                row.MetKey,
            })
            .HasFilter("\"MetKey\" IS NOT NULL");
        relationship
            .HasIndex(row => new
            {
                row.SpaceId,
                row.MemberId,
                row.LastConversationOn,
            })
            .HasFilter("\"LastConversationOn\" IS NOT NULL");
    }

    public static DbSet<Person> People(this TilthDb db) => db.Set<Person>();

    public static DbSet<Relationship> Relationships(this TilthDb db) => db.Set<Relationship>();

    public static DbSet<Circle> Circles(this TilthDb db) => db.Set<Circle>();

    public static DbSet<Organisation> Organisations(this TilthDb db) => db.Set<Organisation>();

    public static DbSet<Affiliation> Affiliations(this TilthDb db) => db.Set<Affiliation>();

    public static DbSet<Label> Labels(this TilthDb db) => db.Set<Label>();

    public static DbSet<PersonLabel> PersonLabels(this TilthDb db) => db.Set<PersonLabel>();

    public static DbSet<Segment> Segments(this TilthDb db) => db.Set<Segment>();

    public static DbSet<Audience> Audiences(this TilthDb db) => db.Set<Audience>();

    public static DbSet<AudienceMember> AudienceMembers(this TilthDb db) => db.Set<AudienceMember>();

    public static DbSet<CustomField> CustomFields(this TilthDb db) => db.Set<CustomField>();

    public static DbSet<CustomValue> CustomValues(this TilthDb db) => db.Set<CustomValue>();

    public static DbSet<PersonKey> PersonKeys(this TilthDb db) => db.Set<PersonKey>();
}
