using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Lets an account in no more; but one operator must be able to sign in.</summary>
public sealed class DisableAccount(AccountList accounts, ManageAccount manage)
{
    /// <exception cref="RefusedException">There is no such account, or it is the last operator's.</exception>
    public async Task Do(string email, CancellationToken cancel = default)
    {
        var operators = (await accounts.All(cancel))
            .Where(row => row is { IsOperator: true, DisabledAt: null })
            .ToList();
        if (operators is [var last] && last.EmailKey == Account.KeyOf(email))
            throw new RefusedException(
                $"{last.Email} is the only operator, and somebody has to be able to look after this copy. Nothing was changed."
            );
        await manage.Disable(email, cancel);
    }
}
