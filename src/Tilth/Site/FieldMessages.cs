using Microsoft.AspNetCore.Components.Forms;

namespace Tilth.Site;

/// <summary>Puts a message beside a field where only the action could see what is wrong.</summary>
public static class FieldMessages
{
    public static void Tell(this EditContext form, string field, string message) =>
        form.Tell(form.Field(field), message);

    public static void Tell(this EditContext form, FieldIdentifier field, string message)
    {
        new ValidationMessageStore(form).Add(field, message);
        form.NotifyValidationStateChanged();
    }
}
