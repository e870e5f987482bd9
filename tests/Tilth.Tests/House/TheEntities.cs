using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.Accounts;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Tests.House;

/// <summary>What holds for every table: closed entities, the two filters, and nothing bound straight from a request.</summary>
public sealed class TheEntities(Copy copy) : IClassFixture<Copy>
{
    /// <summary>The tables that belong to no space: reached only by the own account, the operator, or the store itself.</summary>
    private static readonly Type[] OfNoSpace =
    [
        typeof(Space),
        typeof(Change),
        typeof(Installation),
        typeof(Account),
        typeof(Credential),
        typeof(AuditEvent),
        typeof(ProtectionKey),
        typeof(SecondKey),
        typeof(RecoveryCode),
        typeof(Passkey),
        typeof(SpentChallenge),
        typeof(NewSignIn),
        typeof(JobRow),
        typeof(Delegation),
    ];

    private IReadOnlyList<IEntityType> Entities
    {
        get
        {
            using var db = copy.The<TilthStore>().ReadOwn();
            return [.. db.Model.GetEntityTypes()];
        }
    }

    [Fact]
    public void An_entity_is_sealed_and_changes_only_by_its_verbs()
    {
        Entities.ShouldAllBe(type => type.ClrType.IsSealed);
        Entities
            .SelectMany(type => type.ClrType.GetProperties())
            .Where(property => property.SetMethod?.IsPublic == true)
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}")
            .ShouldBeEmpty();
        Entities
            .SelectMany(type => type.ClrType.GetConstructors())
            .Select(made => made.DeclaringType!.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public void An_entity_is_a_row_of_a_space_or_stands_on_the_list_of_those_that_are_not() =>
        Entities
            .Select(type => type.ClrType)
            .Where(type => !type.IsAssignableTo(typeof(ISpaceRow)))
            .ShouldBe(OfNoSpace, ignoreOrder: true);

    [Fact]
    public void A_row_of_a_space_is_filtered_by_it_and_a_members_own_row_also_by_the_member()
    {
        foreach (var type in Entities)
        {
            var filters = type.GetDeclaredQueryFilters().Select(filter => filter.Key);
            string[] needed =
                IsOfMember(type.ClrType) ? [TilthDb.SpaceFilter, TilthDb.MineFilter]
                : IsOfSpace(type.ClrType) ? [TilthDb.SpaceFilter]
                : [];
            filters.ShouldBe(needed, ignoreOrder: true, type.ClrType.Name);
        }
    }

    private static bool IsOfSpace(Type type) => type.IsAssignableTo(typeof(ISpaceRow)) || type == typeof(Space);

    private static bool IsOfMember(Type type) => type.IsAssignableTo(typeof(IMemberRow)) || type == typeof(Change);

    /// <summary>The columns of text in which nobody is named but the one whose row it is: it goes with them.</summary>
    private static readonly string[] NoProse =
    [
        "Affiliation.CardDetails",
        "Affiliation.CardGroup",
        "Affiliation.From",
        "Affiliation.To",
        "Affiliation.Units",
        "MergedPerson.Name",
        "MergedPerson.Origin",
        "Person.Addresses",
        "Person.Anniversary",
        "Person.Birthday",
        "Person.Details",
        "Person.DisplayName",
        "Person.Emails",
        "Person.FormOfAddress",
        "Person.Links",
        "Person.Messengers",
        "Person.Name",
        "Person.Nicknames",
        "Person.Origin",
        "Person.Phones",
        "Person.Pronouns",
        "Person.SortName",
        "Person.Uid",
        "Photo.CardGroup",
        "Photo.Hash",
        "Photo.MediaType",
        "Photo.Parameters",
        "Relationship.MetOn",
        "SharedPerson.Given",
    ];

    [Fact]
    public void Of_every_column_of_text_it_is_said_whether_people_write_in_it() =>
        Entities
            .Where(type => Kinds.Of(type) is not null)
            .SelectMany(type => type.GetProperties())
            .Where(field =>
                field.ClrType == typeof(string) || field.GetValueConverter()?.ProviderClrType == typeof(string)
            )
            .Where(field => !(Nullable.GetUnderlyingType(field.ClrType) ?? field.ClrType).IsEnum && !field.IsProse())
            .Select(field => $"{field.DeclaringType.ClrType.Name}.{field.Name}")
            .ShouldBe(NoProse, ignoreOrder: true);

    [Fact]
    public void No_entity_is_bound_by_a_form()
    {
        var forms = typeof(TilthDb)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            )
            .Where(property => property.GetCustomAttribute<SupplyParameterFromFormAttribute>() is not null)
            .Select(property => property.PropertyType)
            .ToList();
        forms.ShouldNotBeEmpty();

        forms.SelectMany(Bound).Intersect(Entities.Select(type => type.ClrType)).ShouldBeEmpty();
    }

    [Fact]
    public void No_entity_is_a_parameter_of_an_endpoint()
    {
        var methods = copy.The<EndpointDataSource>()
            .Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<MethodInfo>())
            .OfType<MethodInfo>()
            .ToList();
        methods.ShouldNotBeEmpty();

        methods
            .SelectMany(method => method.GetParameters())
            .SelectMany(parameter => Bound(parameter.ParameterType))
            .Intersect(Entities.Select(type => type.ClrType))
            .ShouldBeEmpty();
    }

    /// <summary>The type and all types that a binder would reach from it.</summary>
    private static IEnumerable<Type> Bound(Type type)
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>([type]);
        while (open.TryPop(out var next))
        {
            if (!found.Add(next))
                continue;
            foreach (var inner in next.GetGenericArguments())
                open.Push(inner);
            if (next.Assembly != typeof(TilthDb).Assembly)
                continue;
            foreach (var property in next.GetProperties().Where(property => property.SetMethod?.IsPublic == true))
                open.Push(property.PropertyType);
        }
        return found;
    }
}
