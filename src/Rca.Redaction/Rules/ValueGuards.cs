using System.Buffers;
using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules;

/// <summary>Clears values that are no secret: references to one, words of state, masks. Only a value whole of that form is cleared.</summary>
static class ValueGuards
{
    const int MinSecret = 4;
    const int MinSignature = 20;
    const int MaxReference = 128;

    static readonly SearchValues<byte> NameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_."u8);
    static readonly SearchValues<byte> UpperNameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);
    static readonly SearchValues<byte> TemplateBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$-| "u8);

    static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "null", "nil", "none", "undefined", "unset", "empty", "yes", "no", "on", "off", "string", "str", "bool", "object", "required",
        "optional", "missing", "invalid", "incorrect", "wrong", "expired", "failed", "rejected", "unknown", "redacted", "hidden", "masked", "enabled",
        "disabled", "created", "updated", "deleted", "changed", "rotated", "revoked", "refreshed", "authentication", "not",
    };

    static readonly string[] PathRoots = ["/var/", "/run/", "/etc/", "/usr/", "/opt/", "/home/", "/tmp/", "/mnt/", "/secrets/", "/app/", "/proc/"];

    internal static string Definition { get; } = string.Join(' ', [.. Words, "|", .. PathRoots]);

    internal static bool IsSecret(ReadOnlySpan<byte> value, KeyKind kind, ReadOnlySpan<byte> key)
    {
        if (value.Length == 0 || IsReference(value) || IsMask(value) || IsWord(value) || value.StartsWith("//"u8))
            return false;
        return kind switch
        {
            KeyKind.Password => !(AsciiByte.EqualsIgnoreCase(key, "pwd"u8) || AsciiByte.EqualsIgnoreCase(key, "oldpwd"u8)) || value[0] != '/',
            KeyKind.Signature => value.Length >= MinSignature,
            _ => value.Length >= MinSecret && !IsPath(value) && !IsSmallNumber(value) && !(IsAuth(key) && !HasDigitOrPadding(value)),
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

    static bool IsWord(ReadOnlySpan<byte> value) => value.Length <= 16 && Words.Contains(Encoding.Latin1.GetString(value));

    static bool IsSmallNumber(ReadOnlySpan<byte> value) => value.Length < 8 && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    static bool IsPath(ReadOnlySpan<byte> value)
    {
        foreach (var root in PathRoots)
        {
            if (AsciiByte.StartsWithIgnoreCase(value, Encoding.ASCII.GetBytes(root)))
                return true;
        }
        return false;
    }

    static bool IsAuth(ReadOnlySpan<byte> key) => key.Length <= 5 && AsciiByte.EqualsIgnoreCase(key.TrimStart((byte)'_'), "auth"u8);

    static bool HasDigitOrPadding(ReadOnlySpan<byte> value) => value.ContainsAnyInRange((byte)'0', (byte)'9') || value[^1] == '=';
}
