using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.Keys;

/// <summary>Tells where a key block without its END marker is over: all its lines are of one width, except for the last.</summary>
ref struct PemWrap
{
    ReadOnlySpan<byte> _prefix;
    int _width;
    bool _wasShort;

    /// <summary>Whether a line comes after the block's short last one, behind another prefix than that had.</summary>
    internal bool IsOver(ReadOnlySpan<byte> line)
    {
        var text = line[..^PemBody.TrailingNoise(line)];
        var run = Alphabet.Base64.RunBefore(text, text.Length);
        if (run < PemBody.MinRun)
            return false;
        var prefix = text[..^run];
        if (_wasShort && !prefix.IsEmpty && !HaveOneShape(prefix, _prefix))
            return true;
        _wasShort = run < _width;
        _width = Math.Max(_width, run);
        _prefix = prefix;
        return false;
    }

    // The time and the number of a log's line differ from one line to the next.
    static bool HaveOneShape(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i] && !(AsciiByte.IsDigit(left[i]) && AsciiByte.IsDigit(right[i])))
                return false;
        }
        return true;
    }
}
