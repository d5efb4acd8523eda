namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>Tells what a file is for by its path, which is then forgotten.</summary>
static class PathClasses
{
    static readonly string[] CiFolders = [".github/workflows", ".github/actions", ".circleci", ".buildkite", ".gitlab"];
    static readonly string[] CiFiles = [".gitlab-ci.yml", ".travis.yml", ".drone.yml", "azure-pipelines.yml", "bitbucket-pipelines.yml", "jenkinsfile"];

    static readonly string[] DependencyFiles =
    [
        "package.json", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "go.mod", "go.sum", "gemfile", "gemfile.lock", "pipfile",
        "pipfile.lock", "poetry.lock", "pyproject.toml", "uv.lock", "cargo.toml", "cargo.lock", "pom.xml", "build.gradle", "build.gradle.kts", "gradle.lockfile",
        "libs.versions.toml", "packages.lock.json", "directory.packages.props", "packages.config", "composer.json", "composer.lock", "mix.exs", "mix.lock", "chart.lock",
    ];

    static readonly string[] DependencyEndings = [".csproj", ".fsproj", ".vbproj", ".gemspec"];
    static readonly string[] MigrationFolders = ["migrations", "migration", "migrate", "alembic", "flyway", "liquibase"];
    static readonly string[] MigrationEndings = [".sql"];

    static readonly string[] InfraFolders =
        ["terraform", "helm", "charts", "k8s", "kubernetes", "kustomize", "deploy", "deployment", "deployments", "infra", "infrastructure", "ansible", "pulumi"];

    static readonly string[] InfraFiles = ["chart.yaml", "kustomization.yaml", "kustomization.yml", "skaffold.yaml", "procfile"];
    static readonly string[] InfraBeginnings = ["dockerfile", "containerfile", "docker-compose", "compose."];
    static readonly string[] InfraEndings = [".tf", ".tfvars", ".bicep", ".dockerfile"];
    static readonly string[] ConfigFolders = ["config", "configs", "conf", "settings"];
    static readonly string[] ConfigEndings = [".yaml", ".yml", ".json", ".toml", ".ini", ".cfg", ".conf", ".properties", ".env", ".config"];

    public static PathClass Of(string path)
    {
        var parts = path.ToLowerInvariant().Split('/');
        var (folders, file) = (parts[..^1], parts[^1]);
        if (CiFiles.Contains(file) || Array.Exists(CiFolders, f => $"{string.Join('/', folders)}/".StartsWith($"{f}/", StringComparison.Ordinal))) return PathClass.Ci;
        if (DependencyFiles.Contains(file) || IsRequirements(file) || EndsWithOne(file, DependencyEndings)) return PathClass.Dependency;
        if (folders.Any(MigrationFolders.Contains) || EndsWithOne(file, MigrationEndings)) return PathClass.Migration;
        if (folders.Any(InfraFolders.Contains) || InfraFiles.Contains(file) || BeginsWithOne(file, InfraBeginnings) || EndsWithOne(file, InfraEndings)) return PathClass.Infra;
        return folders.Any(ConfigFolders.Contains) || EndsWithOne(file, ConfigEndings) || BeginsWithOne(file, [".env"]) ? PathClass.Config : PathClass.Code;
    }

    static bool IsRequirements(string file) => file.StartsWith("requirements", StringComparison.Ordinal) && EndsWithOne(file, [".txt", ".in"]);

    static bool EndsWithOne(string file, string[] endings) => Array.Exists(endings, e => file.EndsWith(e, StringComparison.Ordinal));

    static bool BeginsWithOne(string file, string[] beginnings) => Array.Exists(beginnings, b => file.StartsWith(b, StringComparison.Ordinal));
}
