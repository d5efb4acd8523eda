using YamlDotNet.RepresentationModel;

namespace Rca.Core.Configuration;

/// <summary>What all sections of one file share: its problems, and what of it must not be shown.</summary>
sealed class ConfigurationReading(string file, Func<string, bool> looksSecret)
{
    readonly Dictionary<YamlNode, string> _variables = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<YamlNode> _literals = new(ReferenceEqualityComparer.Instance);

    public string File => file;

    public List<ConfigurationError> Errors { get; } = [];

    /// <summary>Every section that was made, so that a test can compare what is read with what is declared.</summary>
    public List<ConfigSection> Sections { get; } = [];

    public bool LooksSecret(string text) => looksSecret(text);

    public void IsFrom(YamlNode node, string variable) => _variables[node] = variable;

    public bool IsLiteralSecret(YamlNode node) => _literals.Contains(node);

    public void RefuseLiteral(YamlNode node, string key, string problem)
    {
        Add(node, key, problem);
        _literals.Add(node);
    }

    /// <summary>Adds a problem, unless the value is refused as a secret already: that is the one thing to say of it.</summary>
    public void Add(YamlNode at, string key, string problem)
    {
        if (_literals.Contains(at)) return;
        var error = _variables.TryGetValue(at, out var variable)
            ? new ConfigurationError(file, 1, 1, key, problem, variable)
            : new ConfigurationError(file, Math.Max(1, at.Start.Line), Math.Max(1, at.Start.Column), key, problem);
        if (!Errors.Contains(error)) Errors.Add(error);
    }
}
