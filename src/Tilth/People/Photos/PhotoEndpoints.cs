using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People.Photos;

/// <summary>Photos: what browsers get of them, and the buttons of their page.</summary>
internal static class PhotoEndpoints
{
    // Room for the few fields beside the file.
    private const long MostInForm = AddPhoto.MostSent + (1 << 16);

    public static IServiceCollection AddPhotos(this IServiceCollection services)
    {
        services.AddSingleton<PhotoCopies>().AddSingleton<ShownPhotos>();
        services.AddSingleton<AddPhoto>().AddSingleton<ChoosePhoto>();
        services.AddSingleton<PlacePhotos>().AddHostedService(provider => provider.GetRequiredService<PlacePhotos>());
        return services.AddSingleton(provider => provider.GetRequiredService<PhotoCopies>().AsAtErase());
    }

    public static void Map(ModelBuilder model)
    {
        var photo = model.SpaceTable<Photo>("Photos");
        photo.BelongsTo<Person>(nameof(Photo.PersonId));
        photo.Property(row => row.Parameters).AsJson();
        photo
            .HasIndex(row => new
            {
                row.SpaceId,
                row.PersonId,
                row.Hash,
            })
            .IsUnique();
    }

    public static DbSet<Photo> Photos(this TilthDb db) => db.Set<Photo>();

    public static void MapPhotos(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            ShownPhotos.SmallPath,
            (Guid id, Me me, PhotoCopies copies, CancellationToken cancel) =>
                Copy(id, me, PictureSize.Small, copies, cancel)
        );
        endpoints.MapGet(
            ShownPhotos.LargePath,
            (Guid id, Me me, PhotoCopies copies, CancellationToken cancel) =>
                Copy(id, me, PictureSize.Large, copies, cancel)
        );
        endpoints
            .MapPost("/people/{id:guid}/photos/add", Add)
            .WithMetadata(
                new UploadLimit.TakesFiles(MostInForm, "That picture is more than {0} megabytes. Send a smaller one."),
                new RequestSizeLimitAttribute(MostInForm),
                new RequestFormLimitsAttribute { MultipartBodyLengthLimit = MostInForm }
            )
            .WithForm();
        endpoints
            .MapPost(
                "/people/photos/{id:guid}/show",
                (Guid id, Me me, ChoosePhoto choose, Links to, Flash flash, Say say) =>
                    Back(choose.Show(me, id), say["This one is shown now."], to, flash)
            )
            .WithForm();
        endpoints
            .MapPost(
                "/people/photos/{id:guid}/remove",
                (Guid id, Me me, ChoosePhoto choose, Links to, Flash flash, Say say) =>
                    Back(choose.Remove(me, id), say["Taken out."], to, flash)
            )
            .WithForm();
    }

    /// <summary>A face is kept by no browser, like every page: it comes anew from memory here.</summary>
    private static async Task<IResult> Copy(
        Guid id,
        Me me,
        PictureSize size,
        PhotoCopies copies,
        CancellationToken cancel
    ) => await copies.Of(me, id, size, cancel) is { } jpeg ? Results.Bytes(jpeg, "image/jpeg") : Results.NotFound();

    private static async Task<IResult> Add(
        Guid id,
        HttpContext context,
        PersonFacts facts,
        AddPhoto add,
        Me me,
        Links to,
        Flash flash,
        Say say
    )
    {
        if (await facts.NameOf(me, id) is null)
            return Results.NotFound();
        // There are two fields, for a picture that is there and for one that the camera takes now.
        var files = (await context.Request.ReadFormAsync(context.RequestAborted)).Files;
        if (files.FirstOrDefault(file => file.FileName.Length > 0) is not { } file)
        {
            flash.Set(say["Choose a picture first."]);
            return Results.Redirect(to[$"/people/{id}/photos"]);
        }
        using var sent = new MemoryStream((int)file.Length);
        await file.CopyToAsync(sent, context.RequestAborted);
        var added = await add.Do(me, id, sent.ToArray(), context.RequestAborted);
        if (added.Outcome == AddPhoto.Outcome.NotFound)
            return Results.NotFound();
        flash.Set(Words(added.Outcome, say), added.Operation);
        return Results.Redirect(to[added.Outcome == AddPhoto.Outcome.Added ? $"/people/{id}" : $"/people/{id}/photos"]);
    }

    private static string Words(AddPhoto.Outcome outcome, Say say) =>
        outcome switch
        {
            AddPhoto.Outcome.Added => say["The photo is there."],
            AddPhoto.Outcome.Empty => say["There is nothing in that file. Choose another one."],
            AddPhoto.Outcome.Heic => say[
                "That is a picture as iPhones keep them (HEIC), which browsers do not show. Save it as JPEG and send that."
            ],
            AddPhoto.Outcome.TooLarge => say[
                "That picture has more than {0} million points. Make it smaller and send it again.",
                Pictures.MostPixels / 1_000_000
            ],
            AddPhoto.Outcome.Broken => say["That picture is not whole. Open it, save it once more, and send that."],
            AddPhoto.Outcome.TooMany => say["There are {0} photos already. Take one out first.", AddPhoto.Most],
            _ => say["That is no picture that can be shown here. Send a JPEG, PNG, WebP or GIF."],
        };

    private static async Task<IResult> Back(Task<Written<Guid?>> act, string words, Links to, Flash flash)
    {
        var done = await act;
        if (done.Outcome is not { } person)
            return Results.NotFound();
        flash.Set(words, done.Operation);
        return Results.Redirect(to[$"/people/{person}/photos"]);
    }
}
