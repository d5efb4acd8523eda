using Rca.Redaction.Rules.Checksums;
using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Monitoring, logs, feature flags, product analytics.</summary>
static class Observability
{
    const string NewRelic = "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
    const string Datadog = "https://docs.datadoghq.com/account_management/api-app-keys/";
    const string GrafanaCloud = "https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/";
    const string GrafanaService = "https://grafana.com/docs/grafana/latest/administration/service-accounts/";
    const string GrafanaKeys = "https://grafana.com/docs/grafana/latest/administration/service-accounts/migrate-api-keys/";
    const string Sentry = "https://docs.sentry.io/account/auth-tokens/";
    const string Honeycomb = "https://docs.honeycomb.io/get-started/configure/environments/manage-api-keys/";
    const string Dynatrace = "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens";
    const string Axiom = "https://axiom.co/docs/reference/tokens";
    const string Coralogix = "https://coralogix.com/docs/user-guides/account-management/api-keys/api-keys/";
    const string ElasticCloud = "https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys";
    const string ElasticService = "https://www.elastic.co/docs/deploy-manage/users-roles/cluster-or-deployment-auth/service-accounts";
    const string Checkly = "https://www.checklyhq.com/docs/accounts-and-users/creating-api-key/";
    const string PagerDuty = "https://developer.pagerduty.com/docs/oauth-functionality";
    const string Rootly = "https://docs.rootly.com/api-reference/overview";
    const string Statsig = "https://docs.statsig.com/sdk-keys/api-keys";
    const string LaunchDarkly = "https://launchdarkly.com/docs/home/account/environment/keys";
    const string LaunchDarklyApi = "https://launchdarkly.com/docs/home/account/api";
    const string Flagsmith = "https://docs.flagsmith.com/clients/server-side";
    const string ConfigCat = "https://configcat.com/docs/sdk-reference/overview/";
    const string Unleash = "https://docs.getunleash.io/reference/api-tokens-and-client-keys";
    const string DevCycle = "https://docs.devcycle.com/essentials/keys/";
    const string PostHog = "https://posthog.com/docs/api";
    const string Segment = "https://segment.com/docs/api/public-api/";
    const string Lightdash = "https://docs.lightdash.com/references/workspace/personal-tokens";
    const string Metabase = "https://www.metabase.com/docs/latest/people-and-groups/api-keys";
    const string Hex = "https://learn.hex.tech/docs/api-integrations/api/overview";

    internal static readonly VendorToken[] Rows =
    [
        new("newrelic-user-key", "NRAK-", A.UpperAlnum, 27, 32, NewRelic),
        new("newrelic-insert-key", "NRII-", A.Base64Url, 32, 32, NewRelic),
        new("newrelic-query-key", "NRIQ-", A.Base64Url, 32, 32, NewRelic),
        new("newrelic-browser-key", "NRJS-", A.Hex, 19, 19, NewRelic),
        new("newrelic-rest-key", "NRRA-", A.Hex, 42, 42, NewRelic),
        new("newrelic-admin-key", "NRAA-", A.Hex, 27, 27, NewRelic),
        new("newrelic-license-key", "NRAL", A.UpperAlnum, 0, 0, NewRelic, Edges.Both) { Head = new(A.LowerAlnum, 36, 36) },
        new("datadog-client-token", "pub", A.LowerHex, 32, 32, Datadog, Edges.Both),
        new("grafana-cloud-token", "glc_", A.Base64, 32, 512, GrafanaCloud),
        new("grafana-service-token", "glsa_", A.Word, 41, 64, GrafanaService) { Checksum = Checksum.Grafana },
        new("grafana-legacy-key", "eyJrIjoi", A.Base64, 60, 400, GrafanaKeys, Edges.Left),
        new("sentry-organization-token", "sntrys_", A.Any64, 40, 512, Sentry),
        new("sentry-user-token", "sntryu_", A.Hex, 64, 64, Sentry),
        new("sentry-application-token", "sntrya_", A.Hex, 64, 64, Sentry),
        new("sentry-integration-token", "sntryi_", A.Hex, 64, 64, Sentry),
        new("honeycomb-ingest-key", "hcaik_", A.LowerAlnum, 26, 96, Honeycomb),
        new("honeycomb-classic-key", "hcaic_", A.LowerAlnum, 26, 96, Honeycomb),
        new("honeycomb-management-key", "hcamk_", A.LowerAlnum, 26, 96, Honeycomb),
        new("dynatrace-token", "dt0c01.", A.Dotted, 60, 128, Dynatrace),
        new("dynatrace-oauth-secret", "dt0s02.", A.Dotted, 60, 128, Dynatrace),
        new("dynatrace-platform-token", "dt0s16.", A.Dotted, 60, 128, Dynatrace),
        new("dynatrace-any-token", "dt0", A.Dotted, 93, 93, Dynatrace, Edges.Both),
        new("axiom-api-token", "xaat-", A.HexDash, 36, 36, Axiom),
        new("axiom-personal-token", "xapt-", A.HexDash, 36, 36, Axiom),
        new("coralogix-key", "cxtp_", A.Base62, 24, 64, Coralogix),
        new("elastic-cloud-key", "essu_", A.Base64, 40, 160, ElasticCloud),
        new("elastic-service-token", "AAEAAWVsYXN0aWMv", A.Base64, 20, 200, ElasticService),
        new("checkly-user-key", "cu_", A.Hex, 32, 32, Checkly, Edges.Both),
        new("checkly-service-key", "sv_", A.Hex, 32, 32, Checkly, Edges.Both),
        new("pagerduty-us-token", "pdus+_", A.Base64Url, 40, 96, PagerDuty),
        new("pagerduty-eu-token", "pdeu+_", A.Base64Url, 40, 96, PagerDuty),
        new("rootly-token", "rootly_", A.Hex, 64, 64, Rootly),
        new("statsig-secret-key", "secret-", A.Base62, 40, 48, Statsig, Edges.Both) { Mixed = true },
        new("statsig-console-key", "console-", A.Base62, 40, 48, Statsig, Edges.Both) { Mixed = true },
        new("launchdarkly-sdk-key", "sdk-", A.HexDash, 36, 36, LaunchDarkly, Edges.Both),
        new("launchdarkly-mobile-key", "mob-", A.HexDash, 36, 36, LaunchDarkly, Edges.Both),
        new("launchdarkly-api-token", "api-", A.HexDash, 36, 36, LaunchDarklyApi, Edges.Both),
        new("flagsmith-server-key", "ser.", A.Base62, 20, 24, Flagsmith, Edges.Both) { Mixed = true },
        new("configcat-sdk-key", "configcat-sdk-1/", A.Path, 45, 45, ConfigCat),
        new("unleash-development-token", ":development.", A.Hex, 40, 64, Unleash),
        new("unleash-production-token", ":production.", A.Hex, 40, 64, Unleash),
        new("unleash-any-environment-token", ":*.", A.Hex, 40, 64, Unleash),
        new("devcycle-server-key", "dvc_server_", A.Word, 20, 96, DevCycle),
        new("devcycle-mobile-key", "dvc_mobile_", A.Word, 20, 96, DevCycle),
        new("devcycle-client-key", "dvc_client_", A.Word, 20, 96, DevCycle),
        new("posthog-personal-key", "phx_", A.Base62, 40, 64, PostHog, Edges.Left),
        new("posthog-feature-flags-key", "phs_", A.Base62, 40, 64, PostHog, Edges.Left),
        new("segment-token", "sgp_", A.Base62, 64, 64, Segment, Edges.Both),
        new("lightdash-personal-token", "ldpat_", A.Hex, 32, 64, Lightdash),
        new("metabase-key", "mb_", A.Base64, 43, 44, Metabase, Edges.Both) { Mixed = true },
        new("hex-personal-token", "hxtp_", A.Hex, 60, 128, Hex),
        new("hex-workspace-token", "hxtw_", A.Hex, 60, 128, Hex),
    ];
}
