using System.Buffers;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.KeyValues;

/// <summary>Clears values that are no secret: references to one, words of state, masks. Only a value whole of that form is cleared.</summary>
static class ValueGuards
{
    const int MinSecret = 4;
    const int MinSignature = 20;
    const int MinParameter = 16;
    const int MaxReference = 128;

    static readonly SearchValues<byte> NameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_."u8);
    static readonly SearchValues<byte> UpperNameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);
    static readonly SearchValues<byte> ObjectNameBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-./"u8);
    static readonly SearchValues<byte> TemplateBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$-| "u8);

    static readonly WordSet Words = new(
        "true", "false", "null", "nil", "none", "undefined", "unset", "empty", "yes", "no", "on", "off", "string", "str", "bool", "object", "required",
        "optional", "missing", "invalid", "incorrect", "wrong", "expired", "failed", "rejected", "unknown", "redacted", "hidden", "masked", "enabled",
        "disabled", "created", "updated", "deleted", "changed", "rotated", "revoked", "refreshed", "authentication", "not", "boolean", "integer", "int",
        "number", "char", "varchar", "text", "uuid", "byte", "bytes", "void", "any", "self", "this", "context", "default", "prompt", "basic", "bearer",
        "accepted", "denied", "verified", "validated", "generated", "valid", "sha256", "sha512", "bcrypt", "argon2", "argon2id", "scrypt", "md5", "plain",
        "scram-sha-256", "trust", "peer", "ldap", "oidc", "oauth", "oauth2", "saml", "kerberos", "ok", "success", "error", "pending", "ignored", "skipped",
        "present", "absent", "available", "unavailable", "exists", "found", "loaded", "reloaded", "stored", "provided", "omitted", "removed", "added");

    static readonly WordSet PathRoots = new(
        "/var/", "/run/", "/etc/", "/usr/", "/opt/", "/home/", "/tmp/", "/mnt/", "/secrets/", "/app/", "/proc/", "/dev/", "/srv/");

    // Where code, a template or a secret store is asked for the value.
    static readonly WordSet ReferenceRoots = new(
        "process.env", "os.environ", "os.getenv", "system.getenv", "getenv(", "env.", "env[", "env(", "config.", "settings.", "self.", "this.", "var.",
        "local.", "module.", "data.", "secrets.", "context.", "request.", "req.", "options.", "opts.", "arn:aws:", "op://", "!ref", "!sub", "!getatt", "!vault",
        "vault:secret/", "@microsoft.keyvault(", "secretkeyref", "valuefrom", "file://", "function(", "async ", "optional[", "union[", "list[", "dict[",
        "annotated[", "option<", "option[");

    internal static string Definition { get; } = $"{Words.Definition} | {PathRoots.Definition} | {ReferenceRoots.Definition}";

    internal static bool IsSecret(ReadOnlySpan<byte> value, KeyKind kind, ReadOnlySpan<byte> key)
    {
        if (value.Length == 0 || IsReference(value) || IsMask(value) || IsCode(value) || value.StartsWith("//"u8) || Words.Has(value.TrimEnd(",.!()"u8)))
            return false;
        return kind switch
        {
            KeyKind.Password => !IsDirectory(value, key),
            KeyKind.Signature or KeyKind.Digest => value.Length >= MinSignature,
            KeyKind.QuerySignature => value.Length >= MinParameter,
            KeyKind.QueryKey => IsRandom(value),
            _ => value.Length >= MinSecret && !IsPath(value) && !IsSmallNumber(value) && !IsObjectName(value, key)
                && !(IsAuth(key) && !HasDigitOrPadding(value) && !IsScrambled(value)),
        };
    }

    /// <summary>A name that stands for the value elsewhere. A default beside the name is a value, so it is not cleared.</summary>
    internal static bool IsReference(ReadOnlySpan<byte> value)
    {
        if (value.Length is < 2 or > MaxReference)
            return false;
        if (value.StartsWith("${{"u8) && value.EndsWith("}}"u8))
            return !value[3..^2].ContainsAnyExcept(TemplateBytes);
        if (value.StartsWith("{{"u8) && value.EndsWith("}}"u8) && value.Length > 4)
            return !value[2..^2].ContainsAnyExcept(TemplateBytes);
        if ((value.StartsWith("${"u8) && value[^1] == '}') || (value.StartsWith("$("u8) && value[^1] == ')'))
            return !value[2..^1].ContainsAnyExcept(NameBytes);
        if (value[0] == '$')
            return !value[1..].ContainsAnyExcept(UpperNameBytes);
        if (value[0] == '%' && value[^1] == '%')
            return value.Length > 2 && !value[1..^1].ContainsAnyExcept(NameBytes);
        if (value[0] == '<' && value[^1] == '>')
            return !value[1..^1].ContainsAnyExcept(TemplateBytes);
        return value.Length == 2 && value[0] == '%' && char.IsAsciiLetter((char)value[1]);
    }

    static bool IsMask(ReadOnlySpan<byte> value) =>
        !value.ContainsAnyExcept((byte)'*') || !value.ContainsAnyExcept((byte)'.') || (value.Length >= 3 && !value.ContainsAnyExcept((byte)'x', (byte)'X'));

    static bool IsSmallNumber(ReadOnlySpan<byte> value) => value.Length < 8 && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    static bool IsPath(ReadOnlySpan<byte> value) => value[0] == '/' && PathRoots.BeginsWithAny(value);

    /// <summary>A shell's working directory.</summary>
    static bool IsDirectory(ReadOnlySpan<byte> value, ReadOnlySpan<byte> key) =>
        value[0] == '/' && (AsciiByte.EqualsIgnoreCase(key, "pwd"u8) || AsciiByte.EqualsIgnoreCase(key, "oldpwd"u8));

    /// <summary>An expression that yields the value: settings.PASSWORD, get_token().</summary>
    static bool IsCode(ReadOnlySpan<byte> value)
    {
        if (ReferenceRoots.BeginsWithAny(value))
            return true;
        var open = value.IndexOf((byte)'(');
        return open > 0 && value[^1] is (byte)')' or (byte)'(' && value[..open].ContainsAny("._"u8) && !value[..open].ContainsAnyExcept(NameBytes);
    }

    /// <summary>Kubernetes logs secret="namespace/name".</summary>
    static bool IsObjectName(ReadOnlySpan<byte> value, ReadOnlySpan<byte> key) => AsciiByte.EqualsIgnoreCase(key, "secret"u8)
        && value.Count((byte)'/') == 1 && value[0] != '/' && value[^1] != '/' && !value.ContainsAnyExcept(ObjectNameBytes);

    /// <summary>Not a word or a number: three kinds of characters, or long and full of digits.</summary>
    static bool IsRandom(ReadOnlySpan<byte> value)
    {
        if (value.Length < MinParameter || !value.ContainsAnyInRange((byte)'0', (byte)'9'))
            return false;
        var lower = value.ContainsAnyInRange((byte)'a', (byte)'z');
        return lower && (value.ContainsAnyInRange((byte)'A', (byte)'Z') || (value.Length >= MinSignature && !value.ContainsAny("-_./"u8)));
    }

    /// <summary>Long, and so often of the other case than the letter before that no words are written like it.</summary>
    static bool IsScrambled(ReadOnlySpan<byte> value)
    {
        var changes = 0;
        for (var i = 1; i < value.Length; i++)
            changes += ((value[i] ^ value[i - 1]) & AsciiByte.CaseBit) != 0 ? 1 : 0;
        return value.Length >= MinSignature && changes * 5 >= value.Length * 2;
    }

    static bool IsAuth(ReadOnlySpan<byte> key) => key.Length <= 5 && AsciiByte.EqualsIgnoreCase(key.TrimStart((byte)'_'), "auth"u8);

    static bool HasDigitOrPadding(ReadOnlySpan<byte> value) => value.ContainsAnyInRange((byte)'0', (byte)'9') || value[^1] == '=';
}
