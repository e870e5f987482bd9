using Tilth.Store;
using Tilth.Store.Erasure;

namespace Tilth.Promises;

/// <summary>What was promised to somebody who is erased, or by them, goes with them.</summary>
internal static class TracesInPromises
{
    public static readonly AtErase AtErase = new(
        async (_, traces) =>
        {
            traces.Goes.UnionWith(await traces.Every.Of<Todo>(nameof(Todo.PersonId), traces.Ids));
            // Where they were deleted before, it forgot whose it was.
            var once = traces.Images.Where(image => image.Kind == Kinds.Of<Todo>()).Select(image => image.RecordId);
            var todos = await traces.Every.Of<Todo>(nameof(Todo.Id), once);
            traces.Goes.UnionWith(todos.Where(todo => todo.PersonId is null));
        }
    );
}
