namespace Rca.Redaction.Policies;

/// <summary>Everything a policy says, checked, with its defaults filled in.</summary>
sealed record PolicySettings
{
    internal string? Name { get; init; }

    internal string? Revision { get; init; }

    internal IReadOnlyDictionary<DataClass, PolicyAction> Classes { get; init; } = ClassActions.Rows.ToDictionary(r => r.Class, r => r.Actions[0]);

    internal IReadOnlyList<PolicyOverride> Overrides { get; init; } = [];

    internal IReadOnlyList<IdentifierAllowlist> Identifiers { get; init; } = [];

    internal bool RedactsIpAddresses { get; init; }

    internal bool RedactsMacAddresses { get; init; } = true;

    /// <summary>In the order of their ids, so that their order in the file means nothing.</summary>
    internal IReadOnlyList<OwnRule> Rules { get; init; } = [];

    internal IReadOnlyList<string> AllowedValues { get; init; } = [];
}
