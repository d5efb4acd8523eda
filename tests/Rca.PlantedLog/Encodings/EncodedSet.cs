using Rca.PlantedLog.Kinds;

namespace Rca.PlantedLog.Encodings;

/// <summary>Every kind of secret in every encoding, some in three on top of each other: one line each, its mark named after the encoding.</summary>
public static class EncodedSet
{
    static readonly Layer[][] Chains =
    [
        [], [Layer.Base64], [Layer.Aligned("base64-shifted-1", "\n")], [Layer.Aligned("base64-shifted-2", "# ")], [Layer.Base64Url], [Layer.Percent], [Layer.PercentAll],
        [Layer.Unicode], [Layer.HexDigits], [Layer.Html], [Layer.Json], [Layer.JsonTwice], [Layer.Gzip],
        [Layer.Base64, Layer.Base64], [Layer.Json, Layer.Base64], [Layer.Base64, Layer.Percent], [Layer.Gzip, Layer.Base64], [Layer.Percent, Layer.Base64Url],
        [Layer.Unicode, Layer.JsonTwice, Layer.Base64], [Layer.Base64, Layer.Base64, Layer.Base64], [Layer.Percent, Layer.Base64, Layer.Percent], [Layer.Html, Layer.HexDigits, Layer.Base64],
    ];

    static readonly string[] Carriers = ["payload=", "body: ", "decoding ", "data=", "content "];

    /// <summary>The encodings by name; nested ones read from the inside out.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Chains.Select(Name)];

    /// <summary>The lines of a seed, encoding by encoding.</summary>
    public static IEnumerable<PlantedLine> Lines(ulong seed)
    {
        foreach (var chain in Chains)
        {
            var scene = new Scene(seed);
            foreach (var kind in SecretKinds.All.Where(k => k.Shape == KindShape.Fragment)) yield return Line(kind, chain, scene);
        }
    }

    static PlantedLine Line(Kind kind, Layer[] chain, Scene scene)
    {
        var w = new LineWriter { Kind = kind.Id };
        kind.Write(w, scene);
        w.EndLine();
        var plain = w.Lines[0];
        var mark = plain.Marks[0];
        var before = System.Text.Encoding.UTF8.GetString(plain.Utf8, 0, mark.Start);
        var text = chain.Aggregate(new EncodedText(plain.Text, before.Length, before.Length + plain.ValueOf(mark).Length), (t, layer) => layer.Encode(t));
        w.Clear();
        w.Write($"{scene.Iso} {scene.Level} [{scene.Service}] {scene.Pick(Carriers)}{text.Text[..text.Start]}");
        w.Write(new Planted(Name(chain), MarkClass.Secret, text.Text[text.Start..text.End]));
        w.Write(text.Text[text.End..]);
        w.EndLine();
        return w.Lines[0];
    }

    static string Name(Layer[] chain) => chain.Length == 0 ? "plain" : string.Join(" in ", chain.Select(l => l.Name));
}
