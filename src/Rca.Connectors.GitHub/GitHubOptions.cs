using Rca.Core.Configuration;

namespace Rca.Connectors.GitHub;

sealed record GitHubOptions(Uri BaseAddress, SecretReference? Token)
{
    static readonly Uri Default = new("https://api.github.com/");

    public static GitHubOptions Read(ConfigSection section)
    {
        var address = ReadAddress(section);
        var token = section.Secret("token");
        // A loopback server is a replay or a test: nothing there is worth a token.
        if (!section.Has("token") && !address.IsLoopback)
            section.Report("token", "missing, expected ${env:NAME} or ${file:PATH} with a token that may read the repositories of allowedScopes");
        section.RefuseUnknownKeys();
        return new GitHubOptions(address, token);
    }

    static Uri ReadAddress(ConfigSection section)
    {
        const string Key = "baseAddress";
        if (section.Text(Key) is not { } text) return Default;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            section.Report(Key, "this is no address, expected one such as https://api.github.com/ or https://github.example.com/api/v3/");
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            section.Report(Key, "found a user, query or fragment in the address (not shown), expected only scheme, host, port and path; a token goes under 'token'");
        else if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
            section.Report(Key, "found http, expected https: only a loopback address may be asked without encryption");
        else
            // Relative paths resolve below the address only when it ends with a slash.
            return address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
        return Default;
    }
}
