using System.Text.RegularExpressions;

namespace Rca.Core.Configuration;

/// <summary>
/// What secrets look like when they are pasted into a configuration. It is a short list for processes that have no scanner;
/// those that have one add it (<see cref="ConfigurationFile.Load"/>).
/// </summary>
public static partial class SecretForms
{
    static readonly string[] Endings =
    [
        "password", "passwd", "passphrase", "pwd", "secret", "token", "tokens", "credential", "credentials", "apikey", "accesskey", "privatekey", "secretkey",
        "accountkey", "signingkey", "encryptionkey", "connectionstring",
    ];

    /// <summary>Whether a text holds a private key, a password within an address or a connection string, a credential header, or a token of a well-known form.</summary>
    public static bool Finds(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PrivateKey().IsMatch(text) || Userinfo().IsMatch(text) || Assignment().IsMatch(text) || Token().IsMatch(text);
    }

    /// <summary>Whether the end of a key's name says that its value is a secret: <c>apiToken</c> and <c>API_TOKEN</c> do, <c>tokenLifetime</c> does not.</summary>
    public static bool IsNameOfSecret(string key)
    {
        var letters = string.Concat(key.Where(char.IsAsciiLetter));
        return Endings.Any(e => letters.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]*PRIVATE KEY", RegexOptions.NonBacktracking)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"://[^/\s@:]*:[^\s@${]+@", RegexOptions.NonBacktracking)]
    private static partial Regex Userinfo();

    [GeneratedRegex(@"\b(password|passwd|pwd|secret|token|api[_-]?key|(shared)?access[_-]?key|account[_-]?key)\s*=\s*[^\s;&${<*]|\b(bearer|basic)\s+[a-z0-9+/_=.-]{16}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\b(gh[pousr]_[A-Za-z0-9]{20}|github_pat_\w{20}|gl(pat|dt|rt|ptt)-[\w-]{16}|xox[abcdeprs]-[\w-]{10}|xapp-[\w-]{10}|[sr]k_(live|test)_\w{10}|sk-[\w-]{20}|(AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{35}|GOCSPX-[\w-]{20}|npm_\w{30}|hv[sbr]\.[\w-]{20}|dckr_[po]at_[\w-]{20}|do[por]_v1_\w{32}|gl(c|sa)_\w{30}|SG\.[\w-]{16}\.|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
