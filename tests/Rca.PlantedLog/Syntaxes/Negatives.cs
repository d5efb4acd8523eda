using Rca.PlantedLog.Tokens;

namespace Rca.PlantedLog.Syntaxes;

/// <summary>Texts that come near a secret of a kind and hold none: nothing in them may be touched.</summary>
public static class Negatives
{
    /// <summary>Placeholders, references and prose under the kind's own key, and its prefix without a value.</summary>
    public static IEnumerable<(string Name, string Text)> Of(TokenKind kind, Dice d)
    {
        var key = kind.Key;
        yield return ("environment reference", $"{key}=${{{key}}}");
        yield return ("template", $"{Naming.Snake(key)}: {{{{ .Values.{Naming.Camel(key)} }}}}");
        yield return ("angle placeholder", $"{key}=<{Naming.Kebab(key)}>");
        yield return ("masked", $"{key}={new string('*', d.Between(3, 16))}");
        yield return ("null", $$"""{"{{Naming.Camel(key)}}":null,"enabled":true}""");
        yield return ("empty", $$"""{"{{Naming.Camel(key)}}":"","enabled":true}""");
        yield return ("file reference", $"{key}_FILE=/run/secrets/{Naming.Kebab(key)}");
        yield return ("secret reference", $"{Naming.Camel(key)}SecretName: {Naming.Kebab(key)}");
        yield return ("unset", $"{key} is not set, using the instance role");
        if (Prefix(kind, d) is { Length: > 2 } prefix) yield return ("prefix in prose", $"expected a value that starts with {prefix} but the variable was empty");
    }

    // What two values have in common is the format's fixed beginning.
    static string Prefix(TokenKind kind, Dice d)
    {
        var (one, other) = (kind.Make(d), kind.Make(d));
        return one[..one.AsSpan().CommonPrefixLength(other)];
    }
}
