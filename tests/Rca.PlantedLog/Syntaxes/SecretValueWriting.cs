using Rca.PlantedLog.Tokens;

namespace Rca.PlantedLog.Syntaxes;

static class SecretValueWriting
{
    /// <summary>The value in quotes, escaped, its secret part marked.</summary>
    public static void WriteTo(this SecretValue value, LineWriter w, string quote, Func<string, string> escape)
    {
        w.Write(quote);
        w.Write(escape(value.Public));
        w.Write(Planted.Secret(escape(value.Secret)));
        w.Write(quote);
    }

    public static void WriteTo(this SecretValue value, LineWriter w) => value.WriteTo(w, "", Escapes.None);
}
