using System.Globalization;

namespace Rca.Connectors.GitHub.Sync;

/// <summary>Ids of commits, of each 128 bits: a history of 50,000 takes 2 MB this way.</summary>
sealed class ShaSet
{
    const int Digits = 32;

    readonly HashSet<UInt128> _ids = [];

    public bool Add(string sha) => _ids.Add(Id(sha));

    public bool Contains(string sha) => _ids.Contains(Id(sha));

    static UInt128 Id(string sha) => UInt128.Parse(sha.AsSpan(sha.Length - Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
