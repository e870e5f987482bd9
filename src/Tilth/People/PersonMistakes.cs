using System.ComponentModel.DataAnnotations;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>All that cannot be saved of a person's form, field by field; what stood there before is left in peace.</summary>
internal static class PersonMistakes
{
    public static List<(string Field, string Message)> Of(EditPerson.Form form, Person person, DateOnly today)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(form, new ValidationContext(form), results, validateAllProperties: true);
        var mistakes = results.ConvertAll(result => (result.MemberNames.First(), result.ErrorMessage!));
        var typed = person.Phones.Select(phone => phone.Typed).ToList();
        Add(nameof(form.Labels), LabelLine.Problem(form.LabelsWere, form.Labels));
        Add(nameof(form.Emails), Reachable.EmailProblem(FactLines.Read(form.Emails, person.Emails), person.Emails));
        Add(nameof(form.Phones), Reachable.PhoneProblem(FactLines.Read(form.Phones, typed), typed));
        Add(nameof(form.Links), Reachable.LinkProblem(FactLines.Read(form.Links, person.Links), person.Links));
        Add(nameof(form.Birthday), BirthdayProblem(form.Birthday, person.Birthday, today));
        if (!IsDate(form.Anniversary))
            Add(nameof(form.Anniversary), "Please write 2003-06-14, 14 June 2003, 2003, or 14 June without the year.");
        return mistakes;

        void Add(string field, string? message)
        {
            if (message is not null)
                mistakes.Add((field, message));
        }
    }

    private static string? BirthdayProblem(string? text, PartialDate? before, DateOnly today)
    {
        if (!IsDate(text))
            return "Please write 1975-04-12, 12 April 1975, 1975, or 12 April without the year.";
        var date = SaidDate.Read(text);
        return
            date != before
            && date is { Year: { } year }
            && new DateOnly(year, date.Value.Month ?? 1, date.Value.Day ?? 1) > today
            ? "That day is still to come. Please look at the year."
            : null;
    }

    private static bool IsDate(string? text) => Blank.ToNull(text) is null || SaidDate.Read(text) is not null;
}
