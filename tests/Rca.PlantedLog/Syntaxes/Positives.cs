using Rca.PlantedLog.Tokens;

namespace Rca.PlantedLog.Syntaxes;

/// <summary>A kind and value in each syntax that it can be told in.</summary>
public static class Positives
{
    public static IEnumerable<(Syntax Syntax, PlantedLine Line)> Of(TokenKind kind, Dice d) =>
        Syntax.All.Where(s => s.Fits(kind)).Select(s => (s, In(s, kind.Id, kind.Key, kind.New(d), d)));

    public static PlantedLine In(Syntax syntax, string kind, string key, SecretValue value, Dice d)
    {
        var w = new LineWriter { Kind = kind };
        syntax.Write(w, d, key, value);
        w.EndLine();
        return w.Lines[0];
    }
}
