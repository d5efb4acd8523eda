namespace Rca.Redaction.Scanning.Anchors;

/// <summary>Roughly how many of a thousand bytes of logs and manifests are this one; only speed depends on it.</summary>
static class ByteShare
{
    internal static int Of(int b) => (char)b switch
    {
        'e' or 't' or 'a' or 'o' or 'i' or 'n' or 's' or 'r' => 45,
        >= 'a' and <= 'z' => 16,
        >= '0' and <= '9' or '.' or '-' or '/' or ':' => 18,
        '_' => 10,
        >= 'A' and <= 'Z' => 5,
        ' ' => 100,
        > ' ' and < (char)127 => 4,
        _ => 1,
    };

    /// <summary>A separator ends most prefixes: trigrams that end in one share their last byte.</summary>
    internal static bool IsSeparator(int b) => b is '_' or '-' or '.' or '$' or '/' or ':';
}
