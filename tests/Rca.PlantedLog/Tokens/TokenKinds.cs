namespace Rca.PlantedLog.Tokens;

/// <summary>Vendors' credentials, made from the formats that the vendors document.</summary>
public static class TokenKinds
{
    public static IReadOnlyList<TokenKind> All { get; } = [.. SourceAndBuild.All, .. CloudAndPlatform.All, .. Services.All, .. Models.All];
}
