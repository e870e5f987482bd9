using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>The line: whom did you meet, what did you promise; its grammar, its chips, its questions.</summary>
public static class CaptureRoom
{
    public static IServiceCollection AddCapture(this IServiceCollection services)
    {
        services.AddSingleton(_ => CaptureWords.English).AddSingleton<LineGrammar>().AddSingleton<BookNames>();
        services.AddSingleton<WriteLine>().AddSingleton<AnswerQuestion>().AddSingleton<OpenQuestions>();
        services.AddSingleton<ReadsWhatWasSaid>().AddSingleton(TracesInLines.AtErase);
        services.AddSingleton(provider => provider.GetRequiredService<ReadsWhatWasSaid>().AsWhatWasSaid());
        return services;
    }

    public static void MapCapture(this IEndpointRouteBuilder endpoints) => endpoints.MapLine();

    public static void Map(ModelBuilder model)
    {
        var line = model.SpaceTable<WrittenLine>("Lines");
        line.BelongsTo<Member>(nameof(WrittenLine.MemberId));
        line.Property(row => row.Text).IsProse();
        line.Property(row => row.Questions).AsJson().IsProse();
        line.HasIndex(row => new
        {
            row.SpaceId,
            row.MemberId,
            row.IsOpen,
        });
    }

    public static DbSet<WrittenLine> Lines(this TilthDb db) => db.Set<WrittenLine>();
}
