using System.Globalization;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Manifests.Verifying;

namespace Rca.Pipeline.Output;

/// <summary>Says what a verification found. Nothing of a manifest is shown that was not signed by a trusted key.</summary>
static class VerificationReport
{
    public static void Show(Verification result, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { result.IsVerified, result.KeyId, result.Pieces, result.Predicate, result.Faults }, WireJson.Options));
            return;
        }

        foreach (var fault in result.Faults) Console.WriteLine($"{WireJson.Word(fault.Kind)}: {(fault.Item is { } item ? Printable(item) + ": " : "")}{Printable(fault.Detail)}");
        if (result.Predicate is { } said)
        {
            Console.WriteLine($"incident {said.IncidentId}, revision {said.Assembly.Revision.ToString(CultureInfo.InvariantCulture)}, root {said.Root}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"sealed {UtcTimeJsonConverter.Format(said.Assembly.SealedAt)} by the key {result.KeyId}, {said.Completeness.Complete} of {said.Completeness.Planned} items complete"));
        }

        Console.WriteLine(result.IsVerified
            ? string.Create(CultureInfo.InvariantCulture, $"verified: signature, root, plan, counts and {result.Pieces} pieces of evidence")
            : string.Create(CultureInfo.InvariantCulture, $"not verified: {result.Faults.Count} faults"));
    }

    // A name or an id of a manifest that nobody vouches for could hold what a terminal obeys.
    static string Printable(string text) => new([.. text.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? '?' : c)]);
}
