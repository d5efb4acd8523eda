using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Build, deployment and infrastructure as code; clusters.</summary>
static class Ci
{
    const string CircleCi = "https://circleci.com/docs/managing-api-tokens/";
    const string Buildkite = "https://buildkite.com/docs/platform/security/tokens";
    const string TeamCity = "https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html";
    const string JetBrainsHub = "https://www.jetbrains.com/help/youtrack/devportal/Manage-Permanent-Token.html";
    const string Harness = "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/";
    const string Octopus = "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key";
    const string Percy = "https://www.browserstack.com/docs/percy/get-started/set-project";
    const string Chromatic = "https://www.chromatic.com/docs/cli/";
    const string Prefect = "https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys";
    const string Terraform = "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens";
    const string Pulumi = "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/";
    const string Rancher = "https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys";
    const string K3s = "https://docs.k3s.io/cli/token";
    const string OpenShift = "https://docs.openshift.com/container-platform/latest/authentication/managing-oauth-access-tokens.html";
    const string Swarm = "https://docs.docker.com/engine/swarm/join-nodes/";
    const string SwarmLock = "https://docs.docker.com/engine/swarm/swarm_manager_locking/";
    const string Portainer = "https://docs.portainer.io/api/access";
    const string Retool = "https://docs.retool.com/org-users/guides/retool-api/authentication";
    const string Inngest = "https://www.inngest.com/docs/platform/signing-keys";
    const string Trigger = "https://trigger.dev/docs/apikeys";
    const string N8n = "https://docs.n8n.io/api/authentication/";
    const string Settlemint = "https://console.settlemint.com/documentation/docs/using-platform/personal-access-tokens/";
    const string OpenStack = "https://docs.openstack.org/keystone/latest/admin/fernet-token-faq.html";

    internal static readonly VendorToken[] Rows =
    [
        new("circleci-personal-token", "CCIPAT_", A.Word, 40, 96, CircleCi),
        new("circleci-project-token", "CCIPRJ_", A.Word, 40, 96, CircleCi),
        new("buildkite-user-token", "bkua_", A.Base62, 40, 64, Buildkite),
        new("buildkite-agent-session-token", "bkaa_", A.Base62, 40, 128, Buildkite),
        new("buildkite-agent-job-token", "bkaj_", A.Any64, 40, 1024, Buildkite),
        new("teamcity-token", "eyJ0eXAiOiAiVENWMiJ9.", A.Any64, 40, 256, TeamCity),
        new("jetbrains-permanent-token", "perm:", A.Any64, 40, 128, JetBrainsHub, Edges.Both) { Mixed = true },
        new("jetbrains-dashed-permanent-token", "perm-", A.Any64, 40, 128, JetBrainsHub, Edges.Both) { Mixed = true },
        new("harness-personal-token", "pat.", A.Dotted, 60, 72, Harness, Edges.Both) { Mixed = true },
        new("harness-service-token", "sat.", A.Dotted, 60, 72, Harness, Edges.Both) { Mixed = true },
        new("octopus-key", "API-", A.UpperAlnum, 25, 36, Octopus, Edges.Both),
        new("percy-web-token", "web_", A.Hex, 64, 64, Percy, Edges.Both),
        new("percy-app-token", "app_", A.Hex, 64, 64, Percy, Edges.Both),
        new("percy-automate-token", "auto_", A.Hex, 64, 64, Percy, Edges.Both),
        new("chromatic-project-token", "chpt_", A.LowerAlnum, 12, 32, Chromatic, Edges.Both),
        new("prefect-user-key", "pnu_", A.Base62, 36, 40, Prefect, Edges.Left),
        new("prefect-service-key", "pnb_", A.Base62, 36, 40, Prefect, Edges.Left),
        new("terraform-token", ".atlasv1.", A.Base64Url, 60, 70, Terraform) { Head = new(A.Base62, 14, 14) },
        new("pulumi-token", "pul-", A.Hex, 40, 40, Pulumi, Edges.Both),
        new("rancher-token", "token-", A.LowerColon, 60, 64, Rancher, Edges.Both),
        new("rancher-kubeconfig-token", "kubeconfig-", A.LowerColon, 65, 160, Rancher),
        new("k3s-server-token", "::server:", A.Base62, 16, 64, K3s) { Head = new(A.Base62, 67, 67) },
        new("k3s-node-token", "::node:", A.Base62, 16, 64, K3s) { Head = new(A.Base62, 67, 67) },
        new("openshift-token", "sha256~", A.Base64Url, 43, 43, OpenShift),
        new("swarm-join-token", "SWMTKN-1-", A.LowerDash, 76, 76, Swarm),
        new("swarm-unlock-key", "SWMKEY-1-", A.Base64, 43, 44, SwarmLock),
        new("portainer-token", "ptr_", A.Base64, 43, 44, Portainer, Edges.Left),
        new("retool-token", "retool_01", A.LowerAlnum, 24, 64, Retool),
        new("inngest-production-signing-key", "signkey-prod-", A.Hex, 32, 128, Inngest),
        new("inngest-test-signing-key", "signkey-test-", A.Hex, 32, 128, Inngest),
        new("inngest-branch-signing-key", "signkey-branch-", A.Hex, 32, 128, Inngest),
        new("trigger-development-key", "tr_dev_", A.Base62, 20, 64, Trigger, Edges.Left),
        new("trigger-production-key", "tr_prod_", A.Base62, 20, 64, Trigger, Edges.Left),
        new("trigger-staging-key", "tr_stg_", A.Base62, 20, 64, Trigger, Edges.Left),
        new("trigger-personal-token", "tr_pat_", A.Base62, 20, 64, Trigger, Edges.Left),
        new("n8n-key", "n8n_api_", A.Dotted, 40, 512, N8n),
        new("settlemint-personal-token", "sm_pat_", A.Base62, 16, 64, Settlemint),
        new("settlemint-application-token", "sm_aat_", A.Base62, 16, 64, Settlemint),
        new("settlemint-service-token", "sm_sat_", A.Base62, 16, 64, Settlemint),
        new("openstack-fernet-token", "gAAAAA", A.Any64, 94, 512, OpenStack, Edges.Left),
    ];
}
