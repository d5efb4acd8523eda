using YamlDotNet.RepresentationModel;

namespace Rca.Core.Configuration;

/// <summary>One environment variable that overrides a value, seen from a section: what is left of its path there.</summary>
sealed record Override(string Variable, IReadOnlyList<string> Rest, YamlScalarNode Value)
{
    public string Path => string.Join(ConfigurationOverrides.Separator, Rest).ToUpperInvariant();

    public bool IsHere(string key) => Rest.Count == 1 && Names(key);

    public bool Names(string key) => string.Equals(Rest[0].Replace('-', '_'), key.Replace('-', '_'), StringComparison.OrdinalIgnoreCase);

    public Override Below() => this with { Rest = [.. Rest.Skip(1)] };
}
