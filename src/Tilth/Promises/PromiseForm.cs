using System.ComponentModel.DataAnnotations;

namespace Tilth.Promises;

/// <summary>What is said of a promise, whether it is made or changed.</summary>
public abstract record PromiseForm
{
    [Required(ErrorMessage = "What was promised?"), StringLength(1000)]
    public string Text { get; set; } = "";

    public Owner Owner { get; set; }

    public DateOnly? DueOn { get; set; }
}
