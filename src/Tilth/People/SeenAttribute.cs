using System.ComponentModel.DataAnnotations;
using Tilth.Cards;

namespace Tilth.People;

/// <summary>Refuses a name of which nothing can be seen.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SeenAttribute() : ValidationAttribute("A name has at least one letter that can be seen.")
{
    public override bool IsValid(object? value) => value is not string { Length: > 0 } name || Plausible.Name(name);
}
