using Tilth.Site;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>What people read for the roles in a book, and for what each may do.</summary>
internal static class RoleWords
{
    public static readonly IReadOnlyList<Role> All = [Role.Member, Role.Viewer, Role.Organiser, Role.Owner];

    public static string Of(Role role, Say say) =>
        role switch
        {
            Role.Owner => say["owner"],
            Role.Organiser => say["organiser"],
            Role.Member => say["member"],
            Role.Viewer => say["viewer"],
        };

    public static string May(Role role, Say say) =>
        role switch
        {
            Role.Owner => say["everything, also the name of the book and who looks after it"],
            Role.Organiser => say["also bring in members and viewers, and take the whole book along as a file"],
            Role.Member => say["look, add and change people, and keep one's own talks, promises and notes"],
            Role.Viewer => say["look, and change nothing"],
        };
}
