using System.Globalization;
using Rca.Core.Signing;

namespace Rca.Core.Sealing;

/// <summary>
/// The protected header members that bind a seal to its message. All are texts, so that no JSON library reads a number differently. With what the
/// algorithm itself writes there that is all: no compression, no keys to fetch, nothing critical.
/// </summary>
static class SealHeader
{
    public static Dictionary<string, object> Of(string keyId, string command, string plan, string source, string attempt, int sequence) =>
        new(OfTheKey(keyId).Concat(OfTheMessage(command, plan, source, attempt, sequence)), StringComparer.Ordinal);

    public static Dictionary<string, object> OfTheKey(string keyId, string type = DocumentType.Captured) => new(StringComparer.Ordinal) { ["kid"] = keyId, ["cty"] = type };

    public static bool Has(IDictionary<string, object> header, Dictionary<string, object> members) =>
        members.All(m => header.TryGetValue(m.Key, out var found) && string.Equals(found as string, (string)m.Value, StringComparison.Ordinal));

    public static Dictionary<string, object> OfTheMessage(string command, string plan, string source, string attempt, int sequence) => new(StringComparer.Ordinal)
    {
        ["rca-command"] = command,
        ["rca-plan"] = plan,
        ["rca-source"] = source,
        ["rca-attempt"] = attempt,
        ["rca-sequence"] = sequence.ToString(CultureInfo.InvariantCulture),
    };
}
