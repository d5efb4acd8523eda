namespace Rca.Pipeline.Intake.Formats;

/// <summary>What is read of Alertmanager's webhook, for the description of the door; whatever else it has is passed over.</summary>
sealed record AlertmanagerBody(
    string Version, string GroupKey, IReadOnlyList<AlertmanagerBody.Alert> Alerts, string? ExternalURL = null, int TruncatedAlerts = 0)
{
    /// <summary>One alert of the group.</summary>
    internal sealed record Alert(
        string Status, DateTimeOffset StartsAt, IReadOnlyDictionary<string, string>? Labels = null, IReadOnlyDictionary<string, string>? Annotations = null,
        string? GeneratorURL = null, string? Fingerprint = null);
}
