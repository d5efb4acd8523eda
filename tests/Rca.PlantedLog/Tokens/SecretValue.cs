using System.Buffers;

namespace Rca.PlantedLog.Tokens;

/// <summary>A value of which the second part must go.</summary>
public readonly record struct SecretValue(string Public, string Secret)
{
    static readonly SearchValues<char> Breaking = SearchValues.Create(" \"'\\,;&<>(){}[]$|`\t");

    public string Whole => Public + Secret;

    /// <summary>Stands unquoted in an assignment and on a command line.</summary>
    public bool IsBare => !Whole.AsSpan().ContainsAny(Breaking);

    public static implicit operator SecretValue(string secret) => new("", secret);
}
