using System.Buffers;
using Rca.PlantedLog.Tokens;

namespace Rca.PlantedLog.Syntaxes;

/// <summary>A way in which a setting's value stands in text.</summary>
/// <param name="Name">What the syntax is called in figures and test names.</param>
/// <param name="ShowsKey">Whether the key stands beside the value; without it only a recognisable value can be found.</param>
/// <param name="Write">Writes key (SCREAMING_SNAKE) and value, and marks the value's secret part as it stands there.</param>
public sealed record Syntax(string Name, bool ShowsKey, Action<LineWriter, Dice, string, SecretValue> Write)
{
    static readonly SearchValues<char> SpecialInYaml = SearchValues.Create("#:*%@!=");
    static readonly SearchValues<char> SpecialInShell = SearchValues.Create("#*?!~");

    public static IReadOnlyList<Syntax> All { get; } =
    [
        new("bare", false, (w, _, _, v) => v.WriteTo(w)),
        new("assignment", true, Assignment),
        new("json", true, (w, d, key, v) =>
        {
            w.Write($$"""{"service":"{{d.Pick("orders", "billing", "mail")}}","{{d.Pick(Naming.Snake(key), Naming.Camel(key))}}":""");
            v.WriteTo(w, "\"", Escapes.Json);
            w.Write($$""","retries":{{d.Below(5)}}}""");
        }),
        new("yaml", true, Yaml),
        new("header", true, Header),
        new("url-query", true, (w, d, key, v) =>
        {
            w.Write($"https://api.example.com/v{d.Between(1, 4)}/{d.Pick("export", "hooks", "sync")}?{Naming.Snake(key)}=");
            v.WriteTo(w, "", Escapes.Percent);
            w.Write($"&page={d.Between(2, 90)}");
        }),
        new("command-line", true, CommandLine),
        new("quoted", true, (w, d, key, v) =>
        {
            w.Write($$"""payload="{\"id\":{{d.Below(1000)}},\"{{Naming.Snake(key)}}\":""");
            v.WriteTo(w, "\\\"", Escapes.JsonTwice);
            w.Write("}\"");
        }),
        new("sql", true, (w, d, key, v) =>
        {
            w.Write($"UPDATE settings SET {Naming.Snake(key)} = ");
            v.WriteTo(w, "'", Escapes.DoubledQuote);
            w.Write($" WHERE tenant_id = {d.Between(1, 9000)}");
        }),
        new("prose", false, (w, d, _, v) =>
        {
            w.Write(d.Pick("could not authenticate with ", "the upstream rejected ", "rotating credential ", "retry using "));
            v.WriteTo(w, d.Pick("", "\"", "'", "`"), Escapes.None);
            w.Write(d.Pick(" after 3 attempts", ": try again later", " (expired)"));
        }),
    ];

    /// <summary>Whether a value of this kind can be told from its surroundings in this syntax.</summary>
    public bool Fits(TokenKind kind) => ShowsKey || kind.Recognisable;

    static void Assignment(LineWriter w, Dice d, string key, SecretValue v)
    {
        w.Write($"{d.Pick("", "", "export ")}{key}=");
        if (v.IsBare) v.WriteTo(w);
        else v.WriteTo(w, "\"", Escapes.Backslash);
    }

    static void Yaml(LineWriter w, Dice d, string key, SecretValue v)
    {
        w.Write($"{d.Pick("  ", "    ", "- ")}{d.Pick(Naming.Snake(key), Naming.Camel(key), key)}: ");
        if (v.IsBare && !v.Whole.AsSpan().ContainsAny(SpecialInYaml)) v.WriteTo(w);
        else if (d.Chance(50)) v.WriteTo(w, "'", Escapes.DoubledQuote);
        else v.WriteTo(w, "\"", Escapes.Backslash);
    }

    // A header's value has no white space of its own where it is a credential; what is no token is sent percent-encoded.
    static void Header(LineWriter w, Dice d, string key, SecretValue v)
    {
        w.Write($"{d.Pick(Naming.Train(key), Naming.Train(key).ToLowerInvariant())}: ");
        v.WriteTo(w, "", v.IsBare ? Escapes.None : Escapes.Percent);
    }

    static void CommandLine(LineWriter w, Dice d, string key, SecretValue v)
    {
        w.Write($"shopctl login --region eu-west-1 --{Naming.Kebab(key)}{d.Pick("=", " ")}");
        if (v.IsBare && !v.Whole.AsSpan().ContainsAny(SpecialInShell)) v.WriteTo(w);
        else v.WriteTo(w, "'", Escapes.Shell);
        w.Write(d.Pick("", " --verbose", " --output json"));
    }
}
