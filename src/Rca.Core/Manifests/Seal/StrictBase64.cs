namespace Rca.Core.Manifests.Seal;

/// <summary>Base64 as only one text writes it: no blanks, no other padding, no stray bits. Otherwise one signature would have many forms.</summary>
static class StrictBase64
{
    /// <summary>Null when it is anything else.</summary>
    public static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && string.Equals(Convert.ToBase64String(bytes, 0, length), text, StringComparison.Ordinal)
            ? bytes[..length]
            : null;
    }
}
