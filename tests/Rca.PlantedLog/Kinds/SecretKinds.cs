namespace Rca.PlantedLog.Kinds;

/// <summary>Every kind of secret that is planted.</summary>
public static class SecretKinds
{
    public static IReadOnlyList<Kind> All { get; } =
    [
        .. VendorTokens.All, .. ConnectionStrings.All, .. Headers.All, .. CommandLines.All, .. SignedThings.All, .. PrivateKeys.All, .. Statements.All, .. Settings.All,
    ];
}
