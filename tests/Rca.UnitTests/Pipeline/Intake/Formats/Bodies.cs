using System.Text.Json.Nodes;

namespace Rca.UnitTests.Pipeline.Intake.Formats;

/// <summary>Bodies in the form that each sender documents.</summary>
static class Bodies
{
    public const string Grafana = """
        {"receiver":"rca","status":"firing","orgId":1,"version":"1","groupKey":"{}:{alertname=\"CheckoutErrors\"}","truncatedAlerts":0,
         "groupLabels":{"alertname":"CheckoutErrors"},"commonLabels":{},"commonAnnotations":{},"externalURL":"https://grafana.shop.example/",
         "title":"[FIRING:1]","state":"alerting","message":"",
         "alerts":[
          {"status":"firing","labels":{"alertname":"CheckoutErrors","namespace":"shop"},"annotations":{"summary":"slow"},
           "startsAt":"2026-03-01T03:00:00.157076+02:00","endsAt":"0001-01-01T00:00:00Z","generatorURL":"https://grafana.shop.example/alerting/grafana/a/view",
           "fingerprint":"c6eadffa33fcdf37","silenceURL":"https://grafana.shop.example/alerting/silence/new","dashboardURL":"https://grafana.shop.example/d/x",
           "panelURL":"","values":{"B":44.2,"C":1},"valueString":""},
          {"status":"resolved","labels":{"alertname":"CheckoutErrors"},"annotations":{},"startsAt":"2026-03-01T00:30:00Z","endsAt":"2026-03-01T00:40:00Z","fingerprint":"bc97ff14869b13e3"}]}
        """;

    public const string Opsgenie = """
        {"action":"Create","integrationId":"37c8f316-17c6-49d7-899b-9c7e540c048d","integrationName":"rca","integrationType":"Webhook","source":{"name":"web","type":"API"},
         "alert":{"alertId":"052652ac-5d1c-464a-812a-7dd18bbfba8c","message":"checkout is slow","description":"much slower","alias":"checkout-slow","tinyId":"23",
                  "tags":["a"],"teams":["t"],"entity":"checkout","priority":"P1","source":"jane@shop.example","username":"jane@shop.example",
                  "createdAt":1772334000000,"updatedAt":1772334000000000001,"details":{"namespace":"shop","alertname":"CheckoutErrors"}}}
        """;

    public const string CloudEvent = """
        {"specversion":"1.0","id":"e1","source":"/shop/checks","type":"com.example.alert","subject":"checkout","time":"2026-03-01T03:00:00Z","namespace":"shop","severity":3,
         "datacontenttype":"application/json","data":{"message":"not ours"}}
        """;

    public static string PagerDuty(string eventType = "incident.triggered", string? occurredAt = null) => $$$$"""
        {"event":{"id":"01CH","event_type":"{{{{eventType}}}}","resource_type":"incident","occurred_at":"{{{{occurredAt ?? "2026-03-01T03:00:01.000Z"}}}}","agent":null,"client":{"name":"x"},
         "data":{"id":"PT4KHLK","type":"incident","self":"https://api.pagerduty.com/incidents/PT4KHLK","html_url":"https://shop.pagerduty.com/incidents/PT4KHLK","number":1234,
                 "status":"triggered","incident_key":"baf7cf21","created_at":"2026-03-01T03:00:00Z","title":"checkout is slow",
                 "service":{"id":"PIJ90N7","summary":"checkout","type":"service_reference"},"urgency":"high","priority":{"id":"PSO75BM","summary":"P1"},
                 "escalation_policy":{"id":"PUS0KTE","summary":"Default"},"teams":[],"assignees":[]}}}
        """;

    public static JsonObject Object(string body) => JsonNode.Parse(body)!.AsObject();
}
