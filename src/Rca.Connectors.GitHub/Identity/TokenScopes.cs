namespace Rca.Connectors.GitHub.Identity;

/// <summary>What a token may do: the scopes of a classic one, the permissions of an App's.</summary>
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

    /// <summary>The same of an App's permissions, which GitHub names by <c>pull_requests</c> and <c>write</c>.</summary>
    public static string? Warning(IReadOnlyDictionary<string, string>? permissions)
    {
        var writing = Known.Where(k => permissions?.GetValueOrDefault(Key(k)) is "write" or "admin").ToList();
        var isOther = permissions is not null && permissions.Any(p => p.Value is "write" or "admin" && !Known.Any(k => Key(k) == p.Key));
        if (isOther) writing.Add("and others");
        return writing.Count == 0 ? null : $"this App can write ({string.Join(", ", writing)}): read permissions are enough";
    }

    /// <summary>Whether an App's permissions have one of ours, such as <c>Pull requests: read</c>.</summary>
    public static bool Holds(IReadOnlyDictionary<string, string> permissions, string permission) =>
        permissions.GetValueOrDefault(Key(permission.Split(':')[0])) is "read" or "write" or "admin";

    static readonly string[] Known = ["Actions", "Contents", "Deployments", "Pull requests", "Issues", "Administration", "Secrets", "Workflows"];

    static string Key(string name) => name.Replace(' ', '_').ToLowerInvariant();
}
