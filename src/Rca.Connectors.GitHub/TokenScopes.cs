namespace Rca.Connectors.GitHub;

/// <summary>The scopes of a classic token, as far as they let it write.</summary>
static class TokenScopes
{
    static readonly string[] Writing =
    [
        "repo", "public_repo", "repo:status", "repo_deployment", "repo:invite", "security_events", "workflow", "delete_repo", "gist", "user", "project", "codespace",
        "write:packages", "delete:packages", "write:org", "admin:org", "write:repo_hook", "admin:repo_hook", "admin:org_hook", "write:public_key", "admin:public_key",
        "write:gpg_key", "admin:gpg_key", "write:discussion", "admin:enterprise",
    ];

    public static string? Warning(string? header)
    {
        var held = header?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        var writing = Writing.Where(held.Contains).ToList();
        return writing.Count == 0
            ? null
            : $"this classic token can write ({string.Join(", ", writing)}): a GitHub App or a fine-grained token with read permissions is enough";
    }
}
