using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;

namespace Rca.Connectors.GitHub.Identity;

/// <param name="Id">The App's client id or number.</param>
/// <param name="Installation">The number of its installation.</param>
/// <param name="PrivateKey">Where its private key is.</param>
sealed record AppOptions(string Id, long Installation, SecretReference PrivateKey)
{
    static readonly TextKey IdKey = new("id", "The App's client id, or its number.", Pattern: "^[A-Za-z0-9._-]{1,100}$") { IsRequired = true };
    static readonly IntegerKey InstallationKey = new("installation", "The number of its installation, as the address of its settings ends.", 1, int.MaxValue) { IsRequired = true };
    static readonly SecretKey PrivateKeyKey = new("privateKey", "Its private key, as the PEM file that GitHub gave.") { IsRequired = true };

    public static SectionKey Key { get; } = new("app", "A GitHub App in place of a token: tokens of an hour are made with it, and kept in memory only.", [IdKey, InstallationKey, PrivateKeyKey]);

    /// <summary>Null without the section, or after reporting what is wrong with it.</summary>
    public static AppOptions? Read(ConfigSection section)
    {
        if (!section.Has(Key.Name)) return null;
        var app = Key.Read(section);
        var id = IdKey.ReadRequired(app, "the App's client id, such as Iv23liEXAMPLE");
        if (id.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))) app.Report(IdKey.Name, $"found {app.Shown(id)}, expected letters and digits");
        var installation = InstallationKey.Read(app);
        if (installation is null) app.ReportMissing(InstallationKey.Name, "the number that the address of the installation's settings ends with");
        var key = PrivateKeyKey.Read(app);
        if (key is null && !app.Has(PrivateKeyKey.Name)) app.ReportMissing(PrivateKeyKey.Name, "${file:PATH} of the App's private key");
        app.RefuseUnknownKeys();
        return key is null || installation is null ? null : new AppOptions(id, installation.Value, key);
    }
}
