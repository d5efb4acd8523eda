namespace Rca.Core.Configuration;

/// <summary>The top of an <c>rca.yaml</c>. One file serves every role; each role reads only what it needs.</summary>
public static class RootSection
{
    static readonly string[] Keys = ["sources", "routes", "budgets", "redaction", "bus", "store", "keys", "doors"];

    /// <summary>Loads a file and marks the keys that the file may have.</summary>
    /// <exception cref="ConfigurationException">As <see cref="ConfigurationFile.Load"/>.</exception>
    public static ConfigSection Load(string path) => Know(ConfigurationFile.Load(path));

    /// <summary>The same for text in memory.</summary>
    public static ConfigSection Parse(string path, string text) => Know(ConfigurationFile.Parse(path, text));

    static ConfigSection Know(ConfigSection root)
    {
        foreach (var key in Keys) root.Has(key);
        return root;
    }
}
