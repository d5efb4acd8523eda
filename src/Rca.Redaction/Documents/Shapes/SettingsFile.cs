using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Shapes;

/// <summary>Knows files of [sections] and name = value: every line is one of these, a comment, or empty.</summary>
static class SettingsFile
{
    internal static bool Is(ReadOnlySpan<byte> text)
    {
        var pairs = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].Trim(" \t\r"u8);
            if (line.Length == 0 || line[0] is (byte)'#' or (byte)';' || (line[0] == '[' && line[^1] == ']'))
                continue;
            var name = line.IndexOf((byte)'=');
            if (name <= 0 || !IsName(line[..name].TrimEnd(" \t"u8)))
                return false;
            pairs++;
        }
        return pairs > 1;
    }

    static bool IsName(ReadOnlySpan<byte> name)
    {
        foreach (var b in name)
        {
            if (!AsciiByte.IsAlnum(b) && b is not ((byte)'_' or (byte)'-' or (byte)'.'))
                return false;
        }
        return true;
    }
}
