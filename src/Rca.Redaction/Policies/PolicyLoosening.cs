using System.Globalization;

namespace Rca.Redaction.Policies;

/// <summary>Which settings let more through than the default does.</summary>
static class PolicyLoosening
{
    internal static IEnumerable<string> Of(PolicySettings settings)
    {
        foreach (var row in ClassActions.Rows.Where(r => ClassActions.IsLooser(r.Class, settings.Classes[r.Class])))
            yield return $"classes.{row.Word}: {ClassActions.Word(settings.Classes[row.Class])}";
        for (var i = 0; i < settings.Overrides.Count; i++)
        {
            foreach (var (cls, action) in settings.Overrides[i].Classes.Where(c => ClassActions.IsLooser(c.Key, c.Value)).OrderBy(c => c.Key))
                yield return string.Create(CultureInfo.InvariantCulture, $"overrides[{i}].classes.{ClassActions.Row(cls).Word}: {ClassActions.Word(action)}");
        }
        if (!settings.RedactsMacAddresses)
            yield return "mac-addresses: keep";
        if (settings.AllowedValues.Count > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"allow-values: {settings.AllowedValues.Count}");
    }
}
