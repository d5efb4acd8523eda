using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Databases, queues and data platforms.</summary>
static class Databases
{
    const string PlanetScale = "https://planetscale.com/docs/api/planetscale-api-oauth-applications";
    const string PlanetScalePasswords = "https://planetscale.com/docs/concepts/connection-strings";
    const string Supabase = "https://supabase.com/docs/guides/api/api-keys";
    const string SupabaseManagement = "https://supabase.com/docs/reference/api/introduction";
    const string Neon = "https://neon.com/docs/manage/api-keys";
    const string NeonPasswords = "https://neon.com/docs/connect/connect-from-any-app";
    const string Atlas = "https://www.mongodb.com/docs/atlas/api/service-accounts-overview/";
    const string Cockroach = "https://www.cockroachlabs.com/docs/cockroachcloud/managing-access";
    const string Databricks = "https://docs.databricks.com/aws/en/dev-tools/auth/pat";
    const string DatabricksOAuth = "https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m";
    const string Xata = "https://xata.io/docs/concepts/api-keys";
    const string Fauna = "https://docs.faunadb.org/fauna/current/learn/security/keys/";
    const string Astra = "https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html";
    const string Aiven = "https://aiven.io/docs/platform/concepts/service-users";
    const string Convex = "https://docs.convex.dev/cli/deploy-key-types";
    const string Influx = "https://docs.influxdata.com/influxdb3/core/admin/tokens/";
    const string Nats = "https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth";
    const string Confluent = "https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html";
    const string QStash = "https://upstash.com/docs/qstash/howto/signature";
    const string Materialize = "https://materialize.com/docs/security/cloud/users-service-accounts/create-service-accounts/";
    const string Tinybird = "https://www.tinybird.co/docs/classic/administration/auth-tokens";
    const string DbtCloud = "https://docs.getdbt.com/docs/dbt-cloud-apis/service-tokens";
    const string DbtUser = "https://docs.getdbt.com/docs/dbt-cloud-apis/user-tokens";
    const string Appwrite = "https://appwrite.io/docs/advanced/platform/api-keys";

    internal static readonly VendorToken[] Rows =
    [
        new("planetscale-token", "pscale_tkn_", A.Dotted, 32, 64, PlanetScale),
        new("planetscale-password", "pscale_pw_", A.Dotted, 32, 64, PlanetScalePasswords),
        new("planetscale-oauth-token", "pscale_oauth_", A.Dotted, 32, 64, PlanetScale),
        new("supabase-token", "sbp_", A.Hex, 40, 64, SupabaseManagement),
        new("supabase-versioned-token", "sbp_v0_", A.Hex, 40, 64, SupabaseManagement),
        new("supabase-oauth-token", "sbp_oauth_", A.Hex, 40, 64, SupabaseManagement),
        new("supabase-secret-key", "sb_secret_", A.Base64Url, 22, 64, Supabase),
        new("neon-key", "napi_", A.LowerAlnum, 60, 80, Neon),
        new("neon-password", "npg_", A.Base62, 12, 24, NeonPasswords, Edges.Both) { Mixed = true },
        new("atlas-service-secret", "mdb_sa_sk_", A.Base64Url, 32, 64, Atlas),
        new("cockroach-cloud-key", "CCDB1_", A.Word, 60, 72, Cockroach),
        new("databricks-token", "dapi", A.Hex, 32, 32, Databricks),
        new("databricks-oauth-secret", "dose", A.Hex, 32, 32, DatabricksOAuth),
        new("databricks-recipient-token", "dkea", A.Hex, 32, 32, Databricks),
        new("xata-key", "xau_", A.Base62, 30, 64, Xata, Edges.Left),
        new("fauna-key", "fnAE", A.Base64Url, 36, 64, Fauna, Edges.Left),
        new("astra-token", "AstraCS:", A.Colon62, 89, 89, Astra),
        new("aiven-password", "AVNS_", A.Base64Url, 15, 24, Aiven),
        new("convex-deploy-key", "|eyJ2M", A.Base64, 40, 200, Convex) { Head = new(A.LowerColon, 8, 80) },
        new("influxdb-token", "apiv3_", A.Base64Url, 80, 96, Influx),
        new("nats-user-seed", "SUA", A.Base32, 55, 55, Nats, Edges.Both) { Checksum = Checksums.Checksum.NatsSeed },
        new("nats-account-seed", "SAA", A.Base32, 55, 55, Nats, Edges.Both) { Checksum = Checksums.Checksum.NatsSeed },
        new("nats-operator-seed", "SOA", A.Base32, 55, 55, Nats, Edges.Both) { Checksum = Checksums.Checksum.NatsSeed },
        new("nats-server-seed", "SNA", A.Base32, 55, 55, Nats, Edges.Both) { Checksum = Checksums.Checksum.NatsSeed },
        new("nats-cluster-seed", "SCA", A.Base32, 55, 55, Nats, Edges.Both) { Checksum = Checksums.Checksum.NatsSeed },
        new("nats-curve-seed", "SXA", A.Base32, 55, 55, Nats, Edges.Both) { Checksum = Checksums.Checksum.NatsSeed },
        new("confluent-cloud-secret", "cflt", A.Base64, 60, 60, Confluent, Edges.Both) { Mixed = true },
        new("qstash-token", "eyJVc2VySUQi", A.Base64, 40, 300, QStash, Edges.Left),
        new("qstash-signing-key", "sig_", A.Base62, 24, 32, QStash, Edges.Both) { Mixed = true },
        new("materialize-password", "mzp_", A.Hex, 64, 64, Materialize),
        new("tinybird-token", "p.eyJ1Ijog", A.Dotted, 60, 256, Tinybird, Edges.Left),
        new("dbt-service-token", "dbtc_", A.Base64Url, 32, 96, DbtCloud),
        new("dbt-user-token", "dbtu_", A.Base64Url, 32, 96, DbtUser),
        new("appwrite-key", "standard_", A.Hex, 128, 256, Appwrite),
    ];
}
