namespace Rca.PlantedLog.Tokens;

/// <summary>Source hosts, build services and package registries.</summary>
static class SourceAndBuild
{
    public static readonly TokenKind[] All =
    [
        new("github-pat", "GITHUB_TOKEN", d => GitHub(d, "ghp_", 30)),
        new("github-oauth", "GITHUB_OAUTH_TOKEN", d => GitHub(d, "gho_", 30)),
        new("github-user-to-server", "GH_USER_TOKEN", d => GitHub(d, "ghu_", 30)),
        new("github-server-to-server", "GITHUB_TOKEN", d => GitHub(d, "ghs_", 30)),
        new("github-refresh", "GITHUB_REFRESH_TOKEN", d => GitHub(d, "ghr_", 70)),
        new("github-fine-grained-pat", "GH_TOKEN", d => $"github_pat_{d.Chars(Alphabets.UpperAlphanumeric, 22)}_{d.Base62(59)}"),
        new("gitlab-pat", "GITLAB_TOKEN", d => "glpat-" + d.Base64Url(20)),
        new("gitlab-pat-routable", "GITLAB_TOKEN", GitLabRoutable),
        new("gitlab-deploy-token", "CI_DEPLOY_PASSWORD", d => "gldt-" + d.Base64Url(20)),
        new("gitlab-runner", "RUNNER_TOKEN", d => "glrt-" + d.Base64Url(20)),
        new("gitlab-job-token", "CI_JOB_TOKEN", d => $"glcbt-{d.Hex(2)}_{d.Base64Url(20)}"),
        new("gitlab-trigger", "TRIGGER_TOKEN", d => "glptt-" + d.Hex(40)),
        new("gitlab-oauth-secret", "GITLAB_OAUTH_SECRET", d => "gloas-" + d.Hex(64)),
        new("gitlab-agent", "AGENT_TOKEN", d => "glagent-" + d.Base64Url(50)),
        new("gitlab-feed", "GITLAB_FEED_TOKEN", d => "glft-" + d.Base64Url(20)),
        new("gitlab-scim", "SCIM_TOKEN", d => "glsoat-" + d.Base64Url(20)),
        new("bitbucket-app-password", "BITBUCKET_APP_PASSWORD", d => "ATBB" + d.Base62(24) + d.Chars(Alphabets.UpperHex, 8)),
        new("atlassian-api-token", "JIRA_API_TOKEN", d => Atlassian(d, "ATATT3xFfGF0")),
        new("atlassian-repository-token", "BITBUCKET_ACCESS_TOKEN", d => Atlassian(d, "ATCTT3xFfGN0")),
        new("circleci-pat", "CIRCLE_TOKEN", d => $"CCIPAT_{d.Chars(Alphabets.Base58, 22)}_{d.Hex(40)}"),
        new("circleci-project", "CIRCLE_PROJECT_TOKEN", d => $"CCIPRJ_{d.Chars(Alphabets.Base58, 22)}_{d.Hex(40)}"),
        new("buildkite", "BUILDKITE_API_TOKEN", d => "bkua_" + d.Hex(40)),
        new("jenkins", "JENKINS_API_TOKEN", d => "11" + d.Hex(32), false),
        new("azure-devops-pat", "AZURE_DEVOPS_EXT_PAT", d => $"{d.Base62(52)}JQQJ99{d.Chars(Alphabets.UpperAlphanumeric, 18)}AZDO{d.Base62(4)}"),
        new("npm", "NPM_TOKEN", d => GitHub(d, "npm_", 30)),
        new("pypi", "TWINE_PASSWORD", d => "pypi-AgEIcHlwaS5vcmc" + d.Base64Url(d.Between(140, 170))),
        new("rubygems", "GEM_HOST_API_KEY", d => "rubygems_" + d.Hex(48)),
        new("nuget", "NUGET_API_KEY", d => "oy2" + d.Chars(Alphabets.Base36, 43)),
        new("crates-io", "CARGO_REGISTRY_TOKEN", d => "cio" + d.Base62(32)),
        new("docker-hub-pat", "DOCKERHUB_TOKEN", d => "dckr_pat_" + d.Base64Url(27)),
        new("docker-hub-org", "DOCKERHUB_TOKEN", d => "dckr_oat_" + d.Base64Url(32)),
        new("clojars", "CLOJARS_PASSWORD", d => "CLOJARS_" + d.Hex(60)),
        new("packagist", "PACKAGIST_TOKEN", d => "packagist_out_" + d.Hex(40)),
        new("artifactory-api-key", "ARTIFACTORY_API_KEY", d => "AKCp" + d.Base62(69)),
        new("artifactory-reference-token", "JFROG_ACCESS_TOKEN", d => Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes("reftkn:01:" + d.Digits(10) + ":" + d.Base62(26)))),
        new("sonarqube-user", "SONAR_TOKEN", d => "squ_" + d.Hex(40)),
        new("sonarqube-project", "SONAR_TOKEN", d => "sqp_" + d.Hex(40)),
        new("snyk", "SNYK_TOKEN", d => d.Uuid(), false),
        new("sourcegraph", "SRC_ACCESS_TOKEN", d => $"sgp_{d.Hex(16)}_{d.Hex(40)}"),
        new("codecov", "CODECOV_TOKEN", d => d.Uuid(), false),
    ];

    // GitHub and npm: the last six characters are the CRC-32 of the random part, in base 62.
    static string GitHub(Dice d, string prefix, int length)
    {
        var random = d.Base62(length);
        return prefix + random + Checksums.InBase(Checksums.Crc32(random), Alphabets.Base62, 6);
    }

    // A payload, its length in base 36, and the CRC-32 of all before it in base 36.
    static string GitLabRoutable(Dice d)
    {
        var body = $"glpat-{d.Base64Url(27)}.{Checksums.InBase(27, Alphabets.Base36, 2)}";
        return body + Checksums.InBase(Checksums.Crc32(body), Alphabets.Base36, 7);
    }

    static string Atlassian(Dice d, string prefix)
    {
        var body = prefix + d.Base64Url(d.Between(170, 176));
        return $"{body}={Checksums.InBase(Checksums.Crc32(body), Alphabets.UpperHex, 8)}";
    }
}
