using Rca.Core.Manifests.Verifying;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>Whether what stands here may be believed, and by what it can be found again.</summary>
static class SealSection
{
    const int Most = 50;

    public static void Write(HtmlWriter html, IncidentReport report)
    {
        var (verification, header, assembly) = (report.Verification, report.Header, report.Manifest.Assembly);
        if (verification.IsVerified)
            html.Element("p", $"When this report was made, the manifest was verified by the key {verification.KeyId}. "
                + "The report itself is not signed: rca verify holds the manifest against your key again.");
        else if (verification.Faults.All(f => f.Kind == FaultKind.NoTrustedKey))
            html.Element("p", "No trusted key was given when this report was made, so nothing says who sealed the manifest. "
                + "rca verify PATH --key PUBLIC.pem does.");
        else
        {
            html.Element("p", "The manifest does not verify:", ("class", "warn"));
            using var faults = html.In("ul");
            foreach (var fault in verification.Faults.Take(Most))
                html.Element("li", $"{Words.Of(fault.Kind)}: {(fault.Item is { } item ? item + ": " : "")}{fault.Detail}");
        }

        using var list = html.In("dl", ("class", "ids"));
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
            [
                ("Incident", header.IncidentId), ("Plan", header.PlanId), ("Root", report.Manifest.Root), ("Revision", Words.Number(assembly.Revision)),
                ("Configuration", header.ConfigurationDigest), ("Accepted", Words.DateTime(assembly.AcceptedAt)),
                    ("Deadline", Words.DateTime(assembly.Deadline)),
                ("Sealed", Words.DateTime(assembly.SealedAt)
                    + (assembly.LateMs > 0 ? $", {Words.Duration(TimeSpan.FromMilliseconds(assembly.LateMs))} late" : "")),
            ])
        {
            html.Element("dt", name);
            html.Element("dd", value);
        }
    }
}
