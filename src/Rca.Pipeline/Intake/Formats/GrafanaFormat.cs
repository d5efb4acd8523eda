using System.Globalization;

namespace Rca.Pipeline.Intake.Formats;

/// <summary>The webhook contact point of Grafana's unified alerting: Alertmanager's form, with Grafana's own links. Group keys are those of an organisation.</summary>
sealed class GrafanaFormat : IAlertFormat
{
    public string Name => "grafana";

    public string Describes => "a group of alerts as a webhook contact point of Grafana's unified alerting sends it";

    public IReadOnlyList<Report> Read(Delivery delivery)
    {
        using var document = ReportJson.Parse(delivery.Body);
        var root = ReportObject.At(document.RootElement, "");
        if (root.Text("version", 16) is not "1") throw root.Wrong("version", "\"1\", the version of Grafana's webhook that this door reads");
        var key = string.Create(CultureInfo.InvariantCulture, $"{root.Count("orgId")} {root.Text("groupKey", Reporting.LongestKey)}");
        return [AlertGroup.Read(root, Name, key, static alert => [.. alert.Link("generatorURL"), .. alert.Link("dashboardURL"), .. alert.Link("panelURL")])];
    }
}
