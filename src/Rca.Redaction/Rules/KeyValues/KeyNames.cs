using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>Knows the names whose values are secrets; the last words of a name decide, so that secretName and tokenExpirationSeconds do not.</summary>
static class KeyNames
{
    const int MaxName = 64;

    static readonly WordSet PasswordEnds = new(
        "password", "passwd", "passphrase", "passcode", "passwort", "passwrd", "pword", "kennwort", "wachtwoord", "senha", "pwd", "pswd");

    static readonly WordSet PasswordWords = new("pw", "passe", "psk", "psw", "storepass", "keypass", "sshpass");

    static readonly WordSet OtherWordsInPass = new("bypass", "compass", "encompass", "surpass", "trespass", "overpass", "underpass", "pgpass", "mypass");

    static readonly WordSet SecretEnds = new("secret", "token", "apikey", "credential", "credentials", "jwt");

    static readonly WordSet SecretWords = new(
        "accesskey", "secretkey", "privatekey", "accountkey", "authkey", "signingkey", "encryptionkey", "masterkey", "sharedaccesskey", "auth", "appkey",
        "creds", "cred", "otp", "totp", "mnemonic", "seedphrase", "presharedkey", "decryptionkey", "sessionkey", "jsessionid", "phpsessid", "samlresponse",
        "requirepass", "masterauth", "passkey", "tokenkey", "userkey", "licensekey", "consumerkey", "apisecret", "apitoken", "validationkey", "machinekey");

    static readonly WordSet BeforeKey = new(
        "api", "access", "secret", "private", "account", "signing", "encryption", "decryption", "master", "auth", "shared", "storage", "subscription",
        "license", "session", "hmac", "webhook", "cipher", "aes", "app", "application", "functions", "function", "admin", "service", "consumer", "sending",
        "deploy", "write", "ingest", "ingestion", "integration", "unseal", "recovery", "preshared", "crypto", "authorization", "jwt", "token", "password",
        "client", "ssh", "rsa", "server", "rest", "validation", "sign", "encrypt", "security", "provisioning", "cookie", "credential", "vault", "wg");

    static readonly WordSet BeforeCode = new("verification", "recovery", "backup", "otp", "mfa", "auth", "authorization", "device", "security");

    static readonly WordSet Qualifiers = new(
        "value", "base64", "b64", "old", "new", "current", "previous", "plain", "plaintext", "raw", "text", "string", "str", "encoded", "confirm",
        "confirmation", "again", "repeat", "verify", "prod", "production", "staging", "stage", "dev", "test", "live", "sandbox", "primary", "secondary",
        "backup", "root", "override", "literal");

    static readonly WordSet Digests = new("hash", "hashed", "digest", "md5", "sha1", "sha256", "sha512", "bcrypt", "encrypted", "enc");

    static readonly WordSet BeforeHarmlessSecret = new("pull", "existing", "external", "sealed", "kubernetes", "opaque", "tls", "no", "missing");

    static readonly WordSet BeforeHarmlessToken = new(
        "page", "continuation", "continue", "cancellation", "unexpected", "invalid", "next", "prev", "previous", "sync", "eos", "bos", "pad", "unk", "sep",
        "cls", "mask", "special", "per", "prompt", "stop", "start", "end", "last", "first", "fencing", "consistency", "delta", "watermark", "lexer",
        "bad", "illegal", "missing", "expired", "no", "begin", "close", "open", "marker");

    static readonly WordSet BeforeHarmlessPassword = new("reset", "forgot", "forgotten", "require", "requires", "no", "missing", "invalid", "bad", "wrong",
        "incorrect");

    [ThreadStatic]
    static NameCache<KeyKind>? remembered;

    internal static string Definition { get; } = string.Join(" | ", new[]
    {
        PasswordEnds, PasswordWords, OtherWordsInPass, SecretEnds, SecretWords, BeforeKey, BeforeCode, Qualifiers, Digests, BeforeHarmlessSecret,
        BeforeHarmlessToken, BeforeHarmlessPassword,
    }.Select(words => words.Definition));

    internal static KeyKind Classify(ReadOnlySpan<byte> name) =>
        ClassifyParameter(name) is var kind && kind is KeyKind.QueryKey or KeyKind.QuerySignature ? KeyKind.None : kind;

    /// <summary>The same for a parameter of a URL, where a few more names are trusted.</summary>
    internal static KeyKind ClassifyParameter(ReadOnlySpan<byte> name) => (remembered ??= new NameCache<KeyKind>(Judge)).Of(name);

    static KeyKind Judge(ReadOnlySpan<byte> name)
    {
        var words = new KeyWords(name.Length > MaxName ? name[^MaxName..] : name);
        var last = words.Previous().TrimEnd("0123456789"u8);
        var before = words.Previous();
        var isDigest = false;
        while (before.Length > 0 && (last.Length == 0 || Qualifiers.Has(last) || Digests.Has(last)))
        {
            isDigest |= Digests.Has(last);
            last = before.TrimEnd("0123456789"u8);
            before = words.Previous();
        }
        // The data of kubeconfig's client key, not that of its certificate.
        if (Is(last, "data"u8) && Is(before, "key"u8))
        {
            last = before;
            before = words.Previous();
        }
        var kind = Classify(last, before);
        return isDigest && kind is KeyKind.Password or KeyKind.Secret ? KeyKind.Digest : kind;
    }

    static KeyKind Classify(ReadOnlySpan<byte> last, ReadOnlySpan<byte> before)
    {
        if (last.Length < 2)
            return KeyKind.None;
        switch (last[^1] | 0x20)
        {
            case 'n' when Is(last, "authorization"u8):
                return KeyKind.Authorization;
            case 'e' when Is(last, "cookie"u8) || Is(last, "setcookie"u8):
                return KeyKind.Cookie;
            case 'g' when Is(last, "sig"u8):
                return KeyKind.Signature;
            case 'e' when Is(last, "signature"u8):
                return Is(before, "amz"u8) || Is(before, "goog"u8) ? KeyKind.Signature : KeyKind.QuerySignature;
            case 'y' when Is(last, "key"u8):
                return BeforeKey.Has(before) ? KeyKind.Secret : before.Length == 0 ? KeyKind.QueryKey : KeyKind.None;
            case 'e' when Is(last, "code"u8):
                return before.Length == 0 ? KeyKind.QueryKey : BeforeCode.Has(before) ? KeyKind.Secret : KeyKind.None;
            case 'r' when Is(last, "verifier"u8):
                return Is(before, "code"u8) ? KeyKind.Secret : KeyKind.None;
            case 'n' when Is(last, "assertion"u8):
                return Is(before, "client"u8) || before.Length == 0 ? KeyKind.Digest : KeyKind.None;
        }
        if (PasswordEnds.EndsWithAny(last) || PasswordWords.Has(last))
            return BeforeHarmlessPassword.Has(before) ? KeyKind.None : KeyKind.Password;
        if (last.Length >= 4 && AsciiEnds(last, "pass"u8) && !OtherWordsInPass.Has(last))
            return last.Length > 4 ? KeyKind.Secret : before.Length > 0 ? KeyKind.Password : KeyKind.Secret;
        if (SecretWords.Has(last))
            return KeyKind.Secret;
        if (!SecretEnds.EndsWithAny(last))
            return KeyKind.None;
        var harmless = AsciiEnds(last, "token"u8) ? BeforeHarmlessToken.Has(before) : BeforeHarmlessSecret.Has(before);
        return harmless ? KeyKind.None : KeyKind.Secret;
    }

    static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> lower) => AsciiByte.EqualsIgnoreCase(word, lower);

    static bool AsciiEnds(ReadOnlySpan<byte> word, ReadOnlySpan<byte> lower) =>
        word.Length >= lower.Length && AsciiByte.StartsWithIgnoreCase(word[^lower.Length..], lower);
}
