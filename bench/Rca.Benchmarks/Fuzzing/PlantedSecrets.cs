using System.Text;

namespace Rca.Benchmarks.Fuzzing;

/// <summary>Made-up secrets that have to be found wherever they stand free.</summary>
/// <remarks>They are put together at run time, so that no scanner of repositories trips over them.</remarks>
static class PlantedSecrets
{
    const string Body = "Zq3xW8vK1nR5tY7uP2mD4sF6gH9jB0cLaEiOoUyTwQzXkVhNdMrSpGlJfCbAe";

    /// <summary>What is written into a text, and the parts of it that may not come out again.</summary>
    internal static IReadOnlyList<(string Written, string[] Secret)> All { get; } =
    [
        Token("gh" + "p_", 36), Token("gl" + "pat-", 20), Token("xox" + "b-", 50), Token("sk_" + "live_", 24), Token("np" + "m_", 36),
        Token("hf" + "_", 34), Token("AI" + "za", 35),
        ("AK" + "IA" + "Q2SYNTHETIC3KEY7", ["AK" + "IA" + "Q2SYNTHETIC3KEY7"]),
        ("postgres://app:" + Part(14, 3) + "@db.example:5432/orders", [Part(14, 3)]),
        ("amqps://app:" + Part(19, 9) + "@mq/%2f", [Part(19, 9)]),
        Pem("\n"), Pem("\\n"),
    ];

    static (string, string[]) Token(string prefix, int length) => (prefix + Part(length, prefix.Length), [prefix + Part(length, prefix.Length)]);

    static (string, string[]) Pem(string lineBreak)
    {
        string[] body = [Part(64, 1), Part(64, 17), Part(64, 40), Part(22, 5) + "=="];
        string[] lines = ["-----BEG" + "IN RSA PRIV" + "ATE KEY-----", .. body, "-----E" + "ND RSA PRIV" + "ATE KEY-----"];
        return (string.Join(lineBreak, lines), body);
    }

    static string Part(int length, int seed)
    {
        var part = new StringBuilder(length);
        for (var i = 0; i < length; i++)
            part.Append(Body[((i * 7) + seed + (i / 5)) % Body.Length]);
        return part.ToString();
    }
}
