using System.Globalization;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>What a ledger proves.</summary>
static class LedgerProof
{
    /// <summary>The requests that the source answered and did not refuse. An HTTP 404 is such an answer, a 403 or a 503 is not.</summary>
    public static int Permitted(IEnumerable<LedgerEntry> entries) => entries.Count(e => IsPermitted(e.Status));

    static bool IsPermitted(string status) =>
        status == "ok"
        || (status.Length == 3 && int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var http)
            && http is >= 200 and < 500 and not (401 or 403 or 407 or 408 or 429));
}
