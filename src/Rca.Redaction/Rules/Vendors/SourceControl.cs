using Rca.Redaction.Rules.Checksums;
using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Code hosts and what reads code.</summary>
static class SourceControl
{
    const string GitHub = "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github";
    const string GitLab = "https://docs.gitlab.com/security/tokens/";
    const string Bitbucket = "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/";
    const string BitbucketServer = "https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html";
    const string Atlassian = "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/";
    const string AtlassianAccess = "https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/";
    const string Sourcegraph = "https://sourcegraph.com/docs/cli/how-tos/revoking-an-access-token";
    const string Phabricator = "https://secure.phabricator.com/conduit/";
    const string Sonar = "https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/";
    const string Snyk = "https://docs.snyk.io/developer-tools/snyk-api/authentication-for-api";
    const string Socket = "https://docs.socket.dev/reference/creating-and-managing-api-tokens";
    const string Veracode = "https://docs.veracode.com/r/c_api_credentials3";
    const string Overleaf = "https://docs.overleaf.com/integrations-and-add-ons/git-integration-and-github-synchronization/git-integration";
    const string Nightfall = "https://help.nightfall.ai/developer-api/key_concepts/authentication_and_security";

    internal static readonly VendorToken[] Rows =
    [
        new("github-personal-token", "ghp_", A.Base62, 36, 255, GitHub) { Checksum = Checksum.GitHub },
        new("github-oauth-token", "gho_", A.Base62, 36, 255, GitHub) { Checksum = Checksum.GitHub },
        new("github-user-token", "ghu_", A.Base62, 36, 255, GitHub) { Checksum = Checksum.GitHub },
        new("github-server-token", "ghs_", A.Dotted, 36, 1024, GitHub) { Checksum = Checksum.GitHub },
        new("github-refresh-token", "ghr_", A.Base62, 36, 255, GitHub) { Checksum = Checksum.GitHub },
        new("github-fine-grained-token", "github_pat_", A.Word, 40, 255, GitHub),
        new("gitlab-personal-token", "glpat-", A.Dotted, 20, 300, GitLab),
        new("gitlab-oauth-secret", "gloas-", A.Dotted, 40, 300, GitLab),
        new("gitlab-deploy-token", "gldt-", A.Dotted, 20, 300, GitLab),
        new("gitlab-runner-token", "glrt-", A.Dotted, 20, 300, GitLab),
        new("gitlab-registered-runner-token", "glrtr-", A.Dotted, 20, 300, GitLab),
        new("gitlab-runner-registration-token", "GR1348941", A.Base64Url, 20, 64, GitLab),
        new("gitlab-job-token", "glcbt-", A.Dotted, 20, 300, GitLab),
        new("gitlab-trigger-token", "glptt-", A.Dotted, 20, 300, GitLab),
        new("gitlab-feed-token", "glft-", A.Dotted, 20, 300, GitLab),
        new("gitlab-mail-token", "glimt-", A.Dotted, 20, 300, GitLab),
        new("gitlab-agent-token", "glagent-", A.Dotted, 40, 300, GitLab),
        new("gitlab-workspace-token", "glwt-", A.Dotted, 20, 300, GitLab),
        new("gitlab-scim-token", "glsoat-", A.Dotted, 20, 300, GitLab),
        new("gitlab-feature-flags-token", "glffct-", A.Dotted, 20, 300, GitLab),
        new("gitlab-session", "_gitlab_session=", A.Hex, 32, 64, GitLab),
        new("bitbucket-app-password", "ATBB", A.Base62, 32, 32, Bitbucket, Edges.Both),
        new("bitbucket-server-token", "BBDC-", A.Base64, 40, 64, BitbucketServer),
        new("atlassian-api-token", "ATATT3xFfGF0", A.Any64, 100, 512, Atlassian),
        new("atlassian-access-token", "ATCTT3xFfGN0", A.Any64, 100, 512, AtlassianAccess),
        new("sourcegraph-token", "sgp_", A.Word, 40, 80, Sourcegraph, Edges.Left),
        new("phabricator-api-token", "api-", A.LowerAlnum, 28, 28, Phabricator, Edges.Both),
        new("phabricator-cli-token", "cli-", A.LowerAlnum, 28, 28, Phabricator, Edges.Both),
        new("sonar-user-token", "squ_", A.Hex, 40, 40, Sonar),
        new("sonar-project-token", "sqp_", A.Hex, 40, 40, Sonar),
        new("sonar-analysis-token", "sqa_", A.Hex, 40, 40, Sonar),
        new("snyk-personal-token", "snyk_uat.", A.Dotted, 40, 256, Snyk),
        new("snyk-service-token", "snyk_sat.", A.Dotted, 40, 256, Snyk),
        new("socket-token", "sktsec_", A.Word, 40, 96, Socket),
        new("veracode-api-id", "vera01ei-", A.Hex, 32, 32, Veracode),
        new("veracode-api-key", "vera01es-", A.Hex, 128, 128, Veracode),
        new("overleaf-git-token", "olp_", A.Base62, 36, 36, Overleaf, Edges.Both),
        new("nightfall-key", "NF-", A.Base62, 32, 32, Nightfall, Edges.Both) { Mixed = true },
    ];
}
