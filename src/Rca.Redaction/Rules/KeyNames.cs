using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules;

/// <summary>Knows the names whose values are secrets; the last words of a name decide, so that secretName and tokenExpirationSeconds do not.</summary>
static class KeyNames
{
    const int MaxName = 64;

    static readonly string[] PasswordStems = ["password", "passwd", "passphrase", "passcode", "pwd"];
    static readonly string[] SecretStems = ["secret", "token", "apikey", "credential", "credentials"];

    static readonly HashSet<string> SecretWords = new(StringComparer.Ordinal)
    {
        "accesskey", "secretkey", "privatekey", "accountkey", "authkey", "signingkey", "encryptionkey", "masterkey", "sharedaccesskey", "auth",
    };

    static readonly HashSet<string> BeforeKey = new(StringComparer.Ordinal)
    {
        "api", "access", "secret", "private", "account", "signing", "encryption", "master", "auth", "shared", "storage", "subscription", "license",
        "session", "hmac", "webhook", "cipher", "aes",
    };

    static readonly HashSet<string> Qualifiers = new(StringComparer.Ordinal)
    {
        "value", "base64", "b64", "old", "new", "current", "previous", "plain", "plaintext", "raw",
    };

    static readonly HashSet<string> HarmlessPairs = new(StringComparer.Ordinal)
    {
        "pull secret", "page token", "continuation token", "cancellation token", "unexpected token", "invalid token",
    };

    internal static string Definition { get; } = string.Join(' ',
        [.. PasswordStems, "|", .. SecretStems, "|", .. SecretWords, "|", .. BeforeKey, "|", .. Qualifiers, "|", .. HarmlessPairs]);

    internal static KeyKind Classify(ReadOnlySpan<byte> name)
    {
        var words = Words(name.Length > MaxName ? name[^MaxName..] : name);
        while (words.Count > 1 && (Qualifiers.Contains(words[^1]) || words[^1].All(char.IsAsciiDigit)))
            words.RemoveAt(words.Count - 1);
        if (words.Count == 0)
            return KeyKind.None;
        var last = words[^1].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var before = words.Count > 1 ? words[^2] : "";
        if (HarmlessPairs.Contains($"{before} {last}"))
            return KeyKind.None;
        if (last is "authorization")
            return KeyKind.Authorization;
        if (last is "cookie" or "setcookie")
            return KeyKind.Cookie;
        if (PasswordStems.Any(stem => last.EndsWith(stem, StringComparison.Ordinal)) || (last == "pass" && before.Length > 0))
            return KeyKind.Password;
        if (SecretStems.Any(stem => last.EndsWith(stem, StringComparison.Ordinal)) || SecretWords.Contains(last))
            return KeyKind.Secret;
        if (last == "key" && BeforeKey.Contains(before))
            return KeyKind.Secret;
        return last == "sig" || (last == "signature" && before is "amz" or "goog") ? KeyKind.Signature : KeyKind.None;
    }

    static List<string> Words(ReadOnlySpan<byte> name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var upper = char.IsAsciiLetterUpper((char)name[i]);
            var startsWord = upper && i > 0
                && (char.IsAsciiLetterLower((char)name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower((char)name[i + 1])));
            if (startsWord || !AsciiByte.IsAlnum(name[i]))
                Flush();
            if (AsciiByte.IsAlnum(name[i]))
                word.Append((char)AsciiByte.Lower(name[i]));
        }
        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}
