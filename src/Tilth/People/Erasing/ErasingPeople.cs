namespace Tilth.People.Erasing;

/// <summary>To erase somebody for good.</summary>
internal static class ErasingPeople
{
    public static IServiceCollection AddErasing(this IServiceCollection services) =>
        services.AddSingleton(TracesOfPeople.AtErase).AddSingleton<ErasePerson>();
}
