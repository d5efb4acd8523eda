namespace Rca.UnitTests.Redaction;

/// <summary>Made-up secrets, put together at run time so that no scanner of repositories trips over them.</summary>
static class Synthetic
{
    const string Base62 = "Zq3xW8vK1nR5tY7uP2mD4sF6gH9jB0cLaEiOoUyTwQzXkVhNdMrSpGlJfCbAe";

    internal static string Base62Of(int length, int seed = 0) =>
        string.Concat(Enumerable.Range(0, length).Select(i => Base62[((i * 7) + seed + (i / 5)) % Base62.Length]));

    internal static string HexOf(int length, int seed = 0) =>
        string.Concat(Enumerable.Range(0, length).Select(i => "0123456789abcdef"[((i * 5) + seed + (i / 3)) % 16]));

    internal static string GitHub => "gh" + "p_" + Base62Of(36);

    internal static string Aws => "AK" + "IA" + "Q2SYNTHETIC3KEY7";

    internal static string Password => "hunter2" + "Synthetic!";

    internal static string Card => "4111 1111" + " 1111 1111";

    internal static string Jwt(string payload = "eyJzdWIiOiJzeW50aGV0aWMifQ") =>
        "ey" + "JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9." + payload + "." + Base62Of(43);

    internal static string Pem(string newline = "\n", string prefix = "", bool ended = true)
    {
        var lines = Enumerable.Range(0, 6).Select(i => Base62Of(64, i * 3)).Append(Base62Of(22, 5) + "==");
        var all = new[] { "-----BEG" + "IN RSA PRIV" + "ATE KEY-----" }.Concat(lines);
        if (ended)
            all = all.Append("-----E" + "ND RSA PRIV" + "ATE KEY-----");
        return string.Join(newline, all.Select(line => prefix + line));
    }
}
