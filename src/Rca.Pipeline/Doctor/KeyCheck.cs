using System.Globalization;
using Rca.Core.Configuration;

namespace Rca.Pipeline.Doctor;

/// <summary>Whether the private keys are kept from others, and whether the halves of a pair that one file names fit each other.</summary>
static class KeyCheck
{
    public static IReadOnlyList<Finding> Run(ConfigSection keys, IReadOnlyCollection<string> sources, bool isReadable)
    {
        var held = KeySection.PrivateReferences(keys, sources);
        var problems = held.Where(k => k.Secret.IsOpenToAll()).Select(k => Finding.Warning(Checks.Keys, $"{k.Key}: everybody on this machine may read the file", "chmod 600 it, as the user that runs the process"))
            .Concat(KeySection.Strangers(keys, sources).Select(k => Finding.Fault(
                Checks.Keys, $"{k.Private} and {k.Public} do not fit each other", "take both from the same run of 'rca keys new', or add the new public key beside the old one during a rotation")))
            .ToList();
        if (problems.Count > 0 || !isReadable) return problems;
        return [Finding.Ok(Checks.Keys, held.Count == 0 ? "none is configured: 'rca all' makes its own at its first start"
            : string.Create(CultureInfo.InvariantCulture, $"{held.Count} private keys can be read, by few, and fit their public halves here"))];
    }
}
