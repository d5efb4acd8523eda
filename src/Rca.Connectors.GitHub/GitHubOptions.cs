using Rca.Connectors.GitHub.Identity;
using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;

namespace Rca.Connectors.GitHub;

sealed record GitHubOptions(Uri BaseAddress, SecretReference? Token, AppOptions? App, int QuotaReserve)
{
    const int DefaultReserve = 20;
    static readonly Uri Default = new("https://api.github.com/");
    static readonly TextKey Address = new("baseAddress", "The REST API; on GitHub Enterprise Server https://HOST/api/v3/. Used exactly as written. http only for a loopback address.", Default.AbsoluteUri);
    static readonly SecretKey TokenKey = new("token", "What it authenticates with; read anew at each collection. May be absent only with an App, and for a loopback address.");

    static readonly IntegerKey ReserveKey =
        new("quotaReserve", "How much of each hour's requests is never asked and left to others that use the same identity, in percent; 20 without it.", 0, 90);

    public static IReadOnlyList<ConfigKey> Keys { get; } = [Address, TokenKey, .. AppOptions.Keys, ReserveKey];

    public static GitHubOptions Read(ConfigSection section)
    {
        var address = ReadAddress(section);
        var token = TokenKey.Read(section);
        var app = AppOptions.Read(section);
        var hasApp = AppOptions.IsIn(section);
        // A loopback server is a replay or a test: nothing there is worth a token.
        if (!section.Has(TokenKey.Name) && !hasApp && !address.IsLoopback)
            section.ReportMissing(TokenKey.Name, "${env:NAME} or ${file:PATH} with a token that may read the repositories of allowedScopes, or an App");
        if (section.Has(TokenKey.Name) && hasApp) section.Report(TokenKey.Name, "found a token beside an App, expected one of them");
        var reserve = ReserveKey.Read(section) ?? DefaultReserve;
        section.RefuseUnknownKeys();
        return new GitHubOptions(address, token, app, reserve);
    }

    static Uri ReadAddress(ConfigSection section)
    {
        var key = Address.Name;
        if (Address.Read(section) is not { } text) return Default;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            section.Report(key, $"found {section.Shown(text)}, which is no address, expected one such as https://api.github.com/ or https://github.example.com/api/v3/");
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            section.Report(key, "found a user, query or fragment in the address (not shown), expected only scheme, host, port and path; a token goes under 'token'");
        else if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
            section.Report(key, "found http, expected https: only a loopback address may be asked without encryption");
        else
            // Relative paths resolve below the address only when it ends with a slash.
            return address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
        return Default;
    }
}
