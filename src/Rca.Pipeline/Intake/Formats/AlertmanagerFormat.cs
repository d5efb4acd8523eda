namespace Rca.Pipeline.Intake.Formats;

/// <summary>Alertmanager's webhook, version 4.</summary>
sealed class AlertmanagerFormat : IAlertFormat
{
    public string Name => "alertmanager";

    public string Describes => "a group of alerts as Alertmanager's webhook, version 4, sends it";

    public Type? Body => typeof(AlertmanagerBody);

    public IReadOnlyList<Report> Read(Delivery delivery)
    {
        using var document = ReportJson.Parse(delivery.Body);
        var root = ReportObject.At(document.RootElement, "");
        if (root.Text("version", 16) is not "4") throw root.Wrong("version", "\"4\", the version of Alertmanager's webhook that this door reads");
        return [AlertGroup.Read(root, Name, root.Text("groupKey", Reporting.LongestKey), static alert => alert.Link("generatorURL"))];
    }
}
