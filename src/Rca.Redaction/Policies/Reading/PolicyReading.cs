using YamlDotNet.Core;

namespace Rca.Redaction.Policies.Reading;

/// <summary>What all sections of one file share: its name, its problems, and which keys were asked for.</summary>
sealed class PolicyReading(string file)
{
    readonly List<RedactionPolicyError> errors = [];

    /// <summary>Every section read so far, for whoever compares the reader with the schema.</summary>
    internal List<PolicySection> Sections { get; } = [];

    internal bool IsWrong => errors.Count > 0;

    internal void Add(Mark at, string key, string found, string expected) => errors.Add(new(file, at.Line, at.Column, key, found, expected));

    internal void ThrowIfWrong()
    {
        if (IsWrong)
            throw new RedactionPolicyException([.. errors.OrderBy(e => e.Line).ThenBy(e => e.Column)]);
    }
}
