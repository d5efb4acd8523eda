using System.Globalization;
using Rca.Core.Signing;

namespace Rca.Core.Sealing;

/// <summary>The protected header members that bind a seal to its message. All are texts, so that no JSON library reads a number differently.</summary>
static class SealHeader
{
    /// <summary>What the algorithm itself writes there. With the bound members that is all: no compression, no keys to fetch, nothing critical.</summary>
    public static readonly string[] OfTheAlgorithm = ["alg", "enc", "epk"];

    public static Dictionary<string, object> Of(string keyId, string command, string plan, string source, string attempt, int sequence) => new(StringComparer.Ordinal)
    {
        ["kid"] = keyId,
        ["cty"] = DocumentType.Captured,
        ["rca-command"] = command,
        ["rca-plan"] = plan,
        ["rca-source"] = source,
        ["rca-attempt"] = attempt,
        ["rca-sequence"] = sequence.ToString(CultureInfo.InvariantCulture),
    };
}
