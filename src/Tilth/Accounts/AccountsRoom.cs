using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Who may come in: accounts, sign-in, sessions and every other credential, and the trace of what was done with them.</summary>
public static class AccountsRoom
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>().AddSingleton<SignInLimits>();
        services
            .AddSingleton<SignUp>()
            .AddSingleton<CheckPassword>()
            .AddSingleton<SignIn>()
            .AddSingleton<SignOut>()
            .AddSingleton<ManageAccount>()
            .AddSingleton<ChangeAccount>()
            .AddSingleton<ChangePassword>()
            .AddSingleton<EnableAccount>()
            .AddSingleton<AccountList>()
            .AddSingleton<Sessions>();
        services.AddSingleton<RunningOut>().AddHostedService(provider => provider.GetRequiredService<RunningOut>());
        services
            .AddAuthentication(SessionAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Scheme, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(SessionAuthentication.MustBeSignedIn);
        services.AddSingleton(new PaletteEntry("Your account", "/account", PalettePlace.Settings, 205));
        services.AddSingleton(
            new PaletteEntry("Where you are signed in", "/settings/sessions", PalettePlace.Settings, 210)
        );
        services.AddHttpContextAccessor().AddScoped(Acting.From);
        services.AddSingleton<ProtectionKeys>();
        services.AddDataProtection().SetApplicationName("tilth");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            provider => new ConfigureOptions<KeyManagementOptions>(options =>
            {
                options.XmlRepository = provider.GetRequiredService<ProtectionKeys>();
                options.XmlEncryptor = new KeyWrap(provider.GetRequiredService<DataFolder>());
            })
        );
        return services;
    }

    public static void MapAccounts(this IEndpointRouteBuilder endpoints) => endpoints.MapSignOut();

    public static void Map(ModelBuilder model)
    {
        var account = model.Entity<Account>();
        account.ToTable("Accounts").Property(row => row.Id).ValueGeneratedNever();
        account.Ignore(row => row.TimeZone);
        account.HasIndex(row => row.EmailKey).IsUnique();

        var credential = model.Entity<Credential>();
        credential.ToTable("Credentials").Property(row => row.Id).ValueGeneratedNever();
        credential.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);
        credential.HasIndex(row => row.SecretHash).IsUnique();

        var audit = model.Entity<AuditEvent>();
        audit.ToTable("AuditEvents").Property(row => row.Id).ValueGeneratedNever();
        audit.HasIndex(row => new { row.AccountId, row.At });
        audit.HasIndex(row => new { row.SpaceId, row.At });

        var key = model.Entity<ProtectionKey>();
        key.ToTable("ProtectionKeys").Property(row => row.Id).ValueGeneratedNever();
    }

    public static DbSet<Account> Accounts(this TilthDb db) => db.Set<Account>();

    public static DbSet<Credential> Credentials(this TilthDb db) => db.Set<Credential>();
}
