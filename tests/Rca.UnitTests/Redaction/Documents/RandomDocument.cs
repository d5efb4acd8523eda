using CsCheck;

namespace Rca.UnitTests.Redaction.Documents;

/// <summary>Random trees with secrets here and there.</summary>
static class RandomDocument
{
    static readonly string[] Keys =
    [
        "password", "name", "value", "kind", "data", "stringData", "token", "args", "env", "auths", "auth", "sensitive",
        "type", "default", "a", "b", "c d", "é😀", "user", "key",
        "metadata", "SecretString", "cookies", "authorization",
        "items", "spec", "values", "kty", "d", "columns", "rows", "sensitive_values", "pass", "request_id", "lease_duration",
    ];

    static readonly string[] Texts =
    [
        "", "x", "Secret", "SecretList", "DB_PASSWORD", "secret", "hunter2hunter2", "true", "--password", "-u", "ann:pw12345", "Bearer abcdef0123456789",
        "a=b", "API_TOKEN=abcd1234",
        "line one\nline two\n", " leading", "trailing ", "it's", "say \"x\"", "back\\slash", "é 😀 ü", "# no comment",
        "a: b", "a: b\nc: d\n", "- x", "[x", "{y", "{\"password\":\"hunter2x\"}",
        "[1,2]", "{\"a\":\"{\\\"token\\\":\\\"abcd1234x\\\"}\"}", "aHVudGVyMg==", "${X}", "\t", "\n\n", "kubernetes.io/tls",
        "null", "12345678", "@x", "%y", "`z", "! w", "& v", "* u", "|", ">",
        "[REDACTED:secret:k1:abcdefghijklmnop]", "x [REDACTED:secret:k1:abcdefghijklmnop]", "password: [REDACTED:secret:k1:abcdefghijklmnop]",
        "\u0085\u2028\u0007",
    ];

    internal static readonly Gen<string> Planted = Gen.OneOf(
        Gen.Int[0, 50].Select(seed => "gh" + "p_" + Synthetic.Base62Of(36, seed)),
        Gen.Int[0, 50].Select(seed => "gl" + "pat-" + Synthetic.Base62Of(20, seed)));

    static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static readonly Gen<string> Text = Gen.OneOf(
        OneOf(Texts),
        OneOf(Texts),
        Gen.Select(OneOf(Texts), Planted, OneOf(Texts), (a, b, c) => $"{a} {b} {c}"), Planted);

    static readonly Gen<string> Key = Gen.Frequency((20, OneOf(Keys)), (1, Planted));

    internal static Gen<Tree> Of(int depth) => depth == 0
        ? Gen.OneOf<Tree>(
            Text.Select(text => (Tree)new Tree.Leaf(text)),
            OneOf<Tree>(new Tree.Word("true"), new Tree.Word("null"), new Tree.Word("4111111111111111"), new Tree.Word("-1.5")))
        : Gen.Frequency(
            (3, Of(0)),
            (2, Of(depth - 1).Array[0, 4].Select(items => (Tree)new Tree.List(items))),
            (4, Gen.Select(Key, Of(depth - 1)).Array[0, 5].Select(members => (Tree)new Tree.Map(members))));
}
