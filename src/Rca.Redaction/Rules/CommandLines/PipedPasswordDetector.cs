using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.CommandLines;

/// <summary>Finds what is echoed into a command that reads a password: echo … | docker login --password-stdin, echo user:… | chpasswd.</summary>
sealed class PipedPasswordDetector : Detector
{
    const int MaxDistance = 256;

    internal override IReadOnlyList<Rule> Rules { get; } = [];

    internal override IReadOnlyList<byte[]> Anchors { get; } =
        [.. new[] { "--password-stdin", "passwd --stdin", "chpasswd", "sudo -S", "-pass stdin", "--pass-stdin" }.Select(Encoding.ASCII.GetBytes)];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var floor = 0;
        foreach (var (start, _) in text.Finds)
        {
            Read(text, Math.Max(floor, start - MaxDistance), start, hits);
            floor = start;
        }
    }

    static void Read(ScanText text, int from, int reader, List<Hit> hits)
    {
        var window = text.Bytes[from..reader];
        window = window[(window.LastIndexOf((byte)'\n') + 1)..];
        var pipe = window.LastIndexOf((byte)'|');
        if (pipe < 0)
            return;
        var echo = Math.Max(End(window[..pipe], "echo "u8), End(window[..pipe], "printf "u8));
        if (echo < 0)
            return;
        var start = reader - window.Length + echo;
        var end = reader - window.Length + window[..pipe].TrimEnd(" \t"u8).Length;
        var value = text.Bytes[start..end];
        while (value.StartsWith("-n "u8) || value.StartsWith("-e "u8) || value.StartsWith("'%s' "u8))
            value = value[(value.IndexOf((byte)' ') + 1)..];
        value = value.TrimStart(" \\\"'"u8);
        start = end - value.Length;
        value = value.TrimEnd("\\\"'"u8);
        // chpasswd reads user:password.
        var colon = text.Bytes[reader..].StartsWith("chpasswd"u8) ? value.IndexOf((byte)':') + 1 : 0;
        CommandFlag.Report(text, start + colon, start + value.Length, hits);
    }

    static int End(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => text.LastIndexOf(word) is >= 0 and var at ? at + word.Length : -1;
}
