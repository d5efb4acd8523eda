using Rca.PlantedLog.Syntaxes;
using Rca.PlantedLog.Tokens;

namespace Rca.PlantedLog.Kinds;

/// <summary>Vendors' credentials, each time in another syntax.</summary>
static class VendorTokens
{
    public static readonly Kind[] All = [.. TokenKinds.All.Select(Planted)];

    static Kind Planted(TokenKind token)
    {
        var syntaxes = Syntax.All.Where(s => s.Fits(token)).ToArray();
        return Kind.Secret(token.Id, (w, s) => s.Pick(syntaxes).Write(w, s, token.Key, token.New(s)));
    }
}
