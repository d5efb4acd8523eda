using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

static class SettingChanges
{
    public static IEnumerable<SettingChange> Between(IReadOnlyList<Setting> before, IReadOnlyList<Setting> now)
    {
        var (was, @is) = (ByPlace(before), ByPlace(now));
        return was.Keys.Union(@is.Keys)
            .OrderBy(p => p.Container, StringComparer.Ordinal).ThenBy(p => p.What).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(place => (Place: place, From: was.GetValueOrDefault(place), To: @is.GetValueOrDefault(place)))
            .Where(c => c.From != c.To)
            .Select(c => new SettingChange(c.Place.Container, c.Place.What, c.Place.Name, Number(c.From), Number(c.To),
                c.From?.Name, c.To?.Name, c.From?.Digest, c.To?.Digest));
    }

    // A volume may be mounted twice, and a port without a name be there for two protocols.
    static Dictionary<(string? Container, TemplateSetting What, string? Name), SettingValue> ByPlace(IReadOnlyList<Setting> settings) => settings
        .GroupBy(s => (s.Container, s.What, s.Name))
        .ToDictionary(g => g.Key, g => g.Count() == 1 ? g.First().Value
            : new SettingValue(Name: string.Join('+', g.Select(s => s.Value.Name ?? $"{s.Value.Number}"))));

    static Quantity? Number(SettingValue? value) => value?.Number is { } number ? Quantity.Of(number) : null;
}
