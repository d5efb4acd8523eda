namespace Rca.Redaction.Rules.Checksums;

/// <summary>A vendor's way to tell a token from a mistyped one.</summary>
sealed record Checksum(string Name, Checksum.Test Holds)
{
    internal delegate bool Test(ReadOnlySpan<byte> token);

    internal static readonly Checksum GitHub = new("github", Crc32Checksums.GitHub);
    internal static readonly Checksum Grafana = new("grafana", Crc32Checksums.Grafana);
    internal static readonly Checksum Matrix = new("matrix", Crc32Checksums.Matrix);
    internal static readonly Checksum Packagist = new("packagist", Crc32Checksums.Packagist);
    internal static readonly Checksum NatsSeed = new("nats-seed", Crc16Checksum.NatsSeed);
    internal static readonly Checksum Bech32 = new("bech32", Bech32Checksum.Holds);
    internal static readonly Checksum Asana = new("asana", AsanaShape.Holds);
    internal static readonly Checksum DiscordId = new("discord-id", DiscordUserId.Holds);
}
