using Rca.Redaction.Rules.Vendors;

namespace Rca.Redaction.Rules;

/// <summary>Every vendor's token formats; a row is a documented fact, not a pattern. Of rows that find the same token the earlier names it.</summary>
static class VendorTokens
{
    internal static readonly VendorToken[] Rows =
    [
        .. SourceControl.Rows, .. Ci.Rows, .. Packages.Rows, .. Cloud.Rows, .. Azure.Rows, .. Databases.Rows, .. Identity.Rows, .. Observability.Rows,
        .. Messaging.Rows, .. Payments.Rows, .. Ai.Rows, .. Productivity.Rows, .. PasswordHashes.Rows,
    ];
}
