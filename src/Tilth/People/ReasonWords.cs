using Tilth.Site;

namespace Tilth.People;

/// <summary>What people read for why two entries may be one person.</summary>
public static class ReasonWords
{
    public static string Of(LikenessReason reason, Say say) =>
        reason switch
        {
            LikenessReason.SameCard => say["the same entry"],
            LikenessReason.SameEmail => say["the same e-mail address"],
            LikenessReason.SamePhone => say["the same phone"],
            LikenessReason.SameCardOtherName => say["the number of the same entry under another name"],
            LikenessReason.SameEmailOtherName => say["the same e-mail address under another name"],
            LikenessReason.SamePhoneOtherName => say["the same phone under another name"],
            LikenessReason.SameNameSameOrganisation => say["the same name at the same place of work"],
            LikenessReason.NearNameSameOrganisation => say["much the same name at the same place of work"],
            LikenessReason.NearName => say["much the same name"],
            LikenessReason.SameName => say["the same name"],
        };
}
