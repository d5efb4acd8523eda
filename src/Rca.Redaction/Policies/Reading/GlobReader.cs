using System.Buffers;

namespace Rca.Redaction.Policies.Reading;

/// <summary>Lists of names with stars.</summary>
static class GlobReader
{
    const int Longest = 253;
    static readonly SearchValues<char> Chars = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/:*");

    /// <summary>Names in which a star may stand anywhere; everything when the key is absent.</summary>
    internal static IReadOnlyList<string> Globs(PolicySection section, string key)
    {
        if (!section.Has(key))
            return [Glob.Any];
        var globs = section.Texts(key);
        if (section.IsEmptyList(key))
            section.Report(key, "an empty list, which nothing fits", "at least one name, or no such key for all of them");
        foreach (var glob in globs.Where(g => g.Value.Length is 0 or > Longest || g.Value.AsSpan().ContainsAnyExcept(Chars)))
            section.Report(glob, PolicySection.Shown(glob.Value), $"at most {Longest} of A-Z a-z 0-9 . _ - / : and * for any run of them");
        return [.. globs.Select(g => g.Value)];
    }

    /// <summary>Exact names, or beginnings followed by one star.</summary>
    internal static IReadOnlyList<string> Prefixes(PolicySection section, string key)
    {
        var names = section.Texts(key);
        foreach (var name in names)
        {
            if (name.Value is Glob.Any)
                section.Report(name, "'*', which lets every identifier stay", "'classes: {identifier: keep}' for that: the manifest then shows it");
            else if (name.Value.Length is 0 or > Longest || name.Value.IndexOf('*', StringComparison.Ordinal) is var star && star >= 0 && star != name.Value.Length - 1)
                section.Report(name, PolicySection.Shown(name.Value), $"a name of at most {Longest} characters, with a star at its end or none");
            else if (BuiltInRules.IsSecret(name.Value))
                section.Report(name, PolicySection.Shown(name.Value), "the name of a thing");
        }
        return [.. names.Select(n => n.Value)];
    }
}
