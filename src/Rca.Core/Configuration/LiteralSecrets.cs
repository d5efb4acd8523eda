using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Rca.Core.Configuration;

/// <summary>Refuses every literal secret of a file, wherever it stands: by the name of its key, and by what it looks like. It is never shown.</summary>
static class LiteralSecrets
{
    const string Reference = "${env:NAME} or ${file:PATH}";

    public static void Refuse(ConfigurationReading reading, YamlNode node, string path)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                foreach (var (key, value) in mapping.Children) Refuse(reading, key, value, path);
                break;
            case YamlSequenceNode sequence:
                for (var i = 0; i < sequence.Children.Count; i++) Refuse(reading, sequence.Children[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
                break;
            case YamlScalarNode { Value: { } text } when reading.LooksSecret(text):
                reading.RefuseLiteral(node, path, $"found what looks like a secret (not shown), expected no secret in this file: refer to it by {Reference}, where this key takes one");
                break;
        }
    }

    public static void Refuse(ConfigurationReading reading, Override variable, string path)
    {
        if (!RefuseByName(reading, variable.Rest[^1], variable.Value, path)) Refuse(reading, variable.Value, path);
    }

    static void Refuse(ConfigurationReading reading, YamlNode key, YamlNode value, string path)
    {
        Refuse(reading, key, path);
        var name = (key as YamlScalarNode)?.Value ?? "";
        var below = ConfigSection.Join(path, reading.LooksSecret(name) ? ConfigSection.NotShown : ConfigSection.Plain(name));
        if (!RefuseByName(reading, name, value, below)) Refuse(reading, value, below);
    }

    static bool RefuseByName(ConfigurationReading reading, string name, YamlNode value, string path)
    {
        if (value is not YamlScalarNode { Value: { Length: > 0 } text } || !SecretForms.IsNameOfSecret(name) || SecretReference.TryParse(text, ".", out _)) return false;
        reading.RefuseLiteral(value, path, $"found a literal value (not shown), expected {Reference}");
        return true;
    }
}
