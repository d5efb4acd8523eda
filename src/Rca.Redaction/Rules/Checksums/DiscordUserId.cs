using System.Buffers.Text;

namespace Rca.Redaction.Rules.Checksums;

/// <summary>A Discord bot's token: the bot's decimal id in base64, a time of six characters and a signature, dots between them.</summary>
static class DiscordUserId
{
    const int MaxId = 28;
    const int Time = 6;

    internal static bool Holds(ReadOnlySpan<byte> token)
    {
        var dot = token.IndexOf((byte)'.');
        if (dot is < 2 or > MaxId || token.Length < dot + Time + 2 || token[dot + Time + 1] != '.' || token[(dot + Time + 2)..].Contains((byte)'.'))
            return false;
        Span<byte> id = stackalloc byte[MaxId];
        return Base64Url.DecodeFromUtf8(token[..dot], id, out _, out var written) == System.Buffers.OperationStatus.Done
            && !id[..written].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }
}
