using System.Security.Cryptography;
using Jose;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Identity;

/// <summary>Proves that we are a GitHub App: a JWT of some minutes, signed with the App's key, which is read anew each time.</summary>
static class AppKey
{
    // GitHub takes ten minutes at most, and looks at them with its own clock.
    static readonly TimeSpan Validity = TimeSpan.FromMinutes(9);
    static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <exception cref="SourceFailureException">The key cannot be read or is none.</exception>
    public static string Sign(AppOptions app, DateTimeOffset now)
    {
        using var key = RSA.Create();
        try
        {
            key.ImportFromPem(app.PrivateKey.Read());
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new SourceFailureException(Outcome.Failed, "app-key-unreadable", $"the App's key at {app.PrivateKey} cannot be read now: check that it is there and readable");
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new SourceFailureException(Outcome.Failed, "app-key-malformed", $"what is at {app.PrivateKey} is no RSA private key in PEM form");
        }

        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = app.Id,
            ["iat"] = (now - ClockSkew).ToUnixTimeSeconds(),
            ["exp"] = (now + Validity).ToUnixTimeSeconds(),
        };
        return JWT.Encode(claims, key, JwsAlgorithm.RS256);
    }
}
