namespace Rca.Pipeline.Intake.Formats;

/// <summary>The formats that there are.</summary>
static class AlertFormats
{
    public static PlainFormat Plain { get; } = new();

    public static PagerDutyFormat PagerDuty { get; } = new();

    public static IReadOnlyList<IAlertFormat> All { get; } = [Plain, new AlertmanagerFormat(), new GrafanaFormat(), PagerDuty, new OpsgenieFormat(), new CloudEventsFormat()];
}
