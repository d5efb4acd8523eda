namespace Rca.Core.Configuration;

/// <summary>The top of an <c>rca.yaml</c>. One file serves every role; each role reads only what it needs.</summary>
public static class RootSection
{
    /// <summary>The keys that the file may have.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["sources", "routes", "budgets", "redaction", "bus", "store", "keys", "doors", "sourceState"];

    /// <summary>Loads a file, with the overrides of this process, and marks the keys that the file may have.</summary>
    /// <param name="path">The file.</param>
    /// <param name="looksSecret">What must not stand in it, beside <see cref="SecretForms"/>.</param>
    /// <exception cref="ConfigurationException">As <see cref="ConfigurationFile.Load"/>.</exception>
    public static ConfigSection Load(string path, Func<string, bool>? looksSecret = null) =>
        Know(ConfigurationFile.Load(path, ConfigurationOverrides.OfProcess(), looksSecret));

    /// <summary>The same for text in memory, with the overrides that are given.</summary>
    public static ConfigSection Parse(string path, string text, ConfigurationOverrides? overrides = null, Func<string, bool>? looksSecret = null) =>
        Know(ConfigurationFile.Parse(path, text, overrides, looksSecret));

    static ConfigSection Know(ConfigSection root)
    {
        foreach (var key in Keys) root.Has(key);
        return root;
    }
}
