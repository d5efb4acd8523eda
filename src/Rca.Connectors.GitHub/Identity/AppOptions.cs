using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;

namespace Rca.Connectors.GitHub.Identity;

/// <param name="Id">The App's client id or number.</param>
/// <param name="Installation">The number of its installation.</param>
/// <param name="PrivateKey">Where its private key is.</param>
sealed record AppOptions(string Id, long Installation, SecretReference PrivateKey)
{
    static readonly TextKey IdKey = new("appId", "A GitHub App in place of a token: its client id, or its number.", Pattern: "^[A-Za-z0-9._-]{1,100}$");
    static readonly IntegerKey InstallationKey = new("appInstallation", "The number of the App's installation, as the address of its settings ends.", 1, int.MaxValue);
    static readonly SecretKey PrivateKeyKey = new("appPrivateKey", "The App's private key, as the PEM file that GitHub gave; tokens of an hour are made with it, and kept in memory only.");

    public static IReadOnlyList<ConfigKey> Keys { get; } = [IdKey, InstallationKey, PrivateKeyKey];

    /// <summary>Whether any of its keys is there.</summary>
    public static bool IsIn(ConfigSection section) => Keys.Any(k => section.Has(k.Name));

    /// <summary>Null without its keys, or after reporting what is wrong with them.</summary>
    public static AppOptions? Read(ConfigSection section)
    {
        var (id, installation, key) = (IdKey.Read(section), InstallationKey.Read(section), PrivateKeyKey.Read(section));
        if (!IsIn(section)) return null;
        if (id is null) section.ReportMissing(IdKey.Name, "the App's client id, such as Iv23liEXAMPLE");
        else if (id.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))) section.Report(IdKey.Name, $"found {section.Shown(id)}, expected letters and digits");
        if (installation is null) section.ReportMissing(InstallationKey.Name, "the number that the address of the installation's settings ends with");
        if (key is null && !section.Has(PrivateKeyKey.Name)) section.ReportMissing(PrivateKeyKey.Name, "${file:PATH} of the App's private key");
        return id is null || installation is null || key is null ? null : new AppOptions(id, installation.Value, key);
    }
}
