using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;
using Rca.Redaction.Learning;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Documents;

/// <summary>Reads what a secret holds and remembers it: itself, and the secrets within it.</summary>
sealed class SecretLearner(TextScanner scanner, LearntValues? learnt)
{
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value) => value.TrimEnd("\r\n"u8);

    /// <summary>What base64 stands for; the value itself when it is none.</summary>
    internal static byte[] Decode(ReadOnlySpan<byte> value)
    {
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(value.Length)];
        return Base64.DecodeFromUtf8(value, decoded, out _, out var written) == OperationStatus.Done && written > 0 ? decoded[..written] : value.ToArray();
    }

    internal void Learn(ReadOnlySpan<byte> value)
    {
        if (learnt is null)
            return;
        Add(Trim(value));
        if (!Utf8.IsValid(value))
            return;
        foreach (var hit in scanner.Scan(value))
        {
            if (hit.Rule.Class == TokenClass.Secret)
                Add(hit.Meaning(value));
        }
    }

    void Add(ReadOnlySpan<byte> value)
    {
        learnt!.Add(value);
        var decoded = value.Length < 1024 ? Decode(value) : [];
        var colon = decoded.AsSpan().IndexOf((byte)':');
        // A login in base64, and in clear: the password is a secret of its own.
        if (colon > 0 && colon + 1 < decoded.Length && decoded.AsSpan().IndexOfAny((byte)' ', (byte)'\n', (byte)'/') < 0)
            learnt.Add(decoded.AsSpan(colon + 1));
    }
}
