using System.Buffers;

namespace Rca.Redaction;

/// <summary>The deployment's key for tokens: the same value has the same token under one key, and no relation across keys.</summary>
/// <param name="KeyId">Printed in every token: 1 to 64 of <c>A-Z a-z 0-9 . _ -</c>.</param>
/// <param name="Key">At least 32 bytes.</param>
public sealed record TokenKey(string KeyId, byte[] Key)
{
    const int MinimumBytes = 32;
    static readonly SearchValues<char> KeyIdChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>The id of the key.</summary>
    public string KeyId { get; } = ValidId(KeyId, nameof(KeyId));

    /// <summary>The key itself.</summary>
    public byte[] Key { get; } = ValidKey(Key, nameof(Key));

    /// <summary>The key id only: the key must not reach a log.</summary>
    public override string ToString() => $"TokenKey {{ KeyId = {KeyId} }}";

    static string ValidId(string id, string parameter) =>
        id is { Length: >= 1 and <= 64 } && !id.AsSpan().ContainsAnyExcept(KeyIdChars)
            ? id
            : throw new ArgumentException("A token key id has 1 to 64 characters of A-Z a-z 0-9 . _ -", parameter);

    static byte[] ValidKey(byte[] key, string parameter) =>
        key is { Length: >= MinimumBytes }
            ? key
            : throw new ArgumentException($"A token key has at least {MinimumBytes} bytes; this one has {key?.Length ?? 0}.", parameter);
}
