using System.Text.RegularExpressions;

namespace Rca.Core.Collecting;

/// <summary>What a descriptor must keep to, wherever it comes from: a connector that is built in, one of its own process, or a pinned file.</summary>
public static partial class DescriptorRules
{
    const int LongestText = 1000;

    /// <summary>Every way in which <paramref name="descriptor"/> does not keep to them; empty when it does.</summary>
    public static IReadOnlyList<string> Problems(ConnectorDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var problems = new List<string>();
        if (!TypePattern().IsMatch(descriptor.Type)) problems.Add("type: expected lower-case letters, digits and hyphens, such as postgres");
        if (!IsText(descriptor.Version)) problems.Add("version: expected a text");
        if (descriptor.Capabilities.Count == 0) problems.Add("capabilities: expected at least one");
        CheckPermissions(descriptor.Permissions, problems);
        CheckFindings(descriptor.Findings, problems);
        foreach (var capability in descriptor.Capabilities) Check(capability, descriptor, problems);
        foreach (var same in descriptor.Capabilities.GroupBy(c => c.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add($"capability '{same.Key}' is declared twice: as {string.Join(" and as ", same.Select(c => $"'{c.Title}'"))}");
        CheckKinds(descriptor, problems);
        if (descriptor.LedgerWords?.Any(word => !LedgerWordPattern().IsMatch(word)) == true)
            problems.Add("ledgerWords: found one that is not 1 to 64 letters, digits and . _ - # $");
        return problems;
    }

    static void CheckPermissions(IReadOnlyList<PermissionDescriptor> permissions, List<string> problems)
    {
        foreach (var permission in permissions)
        {
            var at = $"permission '{permission.Id}'";
            if (!IsText(permission.Id)) problems.Add("permissions: found one without an id");
            if (!IsSentence(permission.Why)) problems.Add($"{at}: 'why' is a sentence that ends with a full stop");
            if (!IsText(permission.Grant)) problems.Add($"{at}: 'grant' is empty, expected exactly what a person must give");
        }

        foreach (var same in permissions.GroupBy(p => p.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add($"permission '{same.Key}' is declared twice: {string.Join(" and ", same.Select(p => $"'{p.Why}'"))}");
    }

    static void CheckFindings(IReadOnlyList<FindingDescriptor> findings, List<string> problems)
    {
        foreach (var finding in findings)
        {
            var at = $"finding '{finding.Id}'";
            if (!NamePattern().IsMatch(finding.Id)) problems.Add($"{at}: expected an id of lower-case letters, digits and hyphens");
            if (!IsSentence(finding.What)) problems.Add($"{at}: 'what' is a sentence that ends with a full stop");
            if (!IsText(finding.Advice)) problems.Add($"{at}: 'advice' is empty, expected what a person can do about it");
        }

        foreach (var same in findings.GroupBy(f => f.Id, StringComparer.Ordinal).Where(g => g.Count() > 1)) problems.Add($"finding '{same.Key}' is declared twice");
    }

    static void Check(CapabilityDescriptor capability, ConnectorDescriptor descriptor, List<string> problems)
    {
        var at = $"capability '{capability.Id}'";
        if (!IsBelow(descriptor.Type, capability.Id, NamePattern())) problems.Add($"{at}: expected '{descriptor.Type}.' and a name of lower-case letters, digits and hyphens");
        if (!IsText(capability.Title)) problems.Add($"{at}: 'title' is empty");
        if (!IsSentence(capability.Answers) && !IsQuestion(capability.Answers)) problems.Add($"{at}: 'answers' is one sentence that ends with a full stop or a question mark");
        if (!IsSentence(capability.Cost)) problems.Add($"{at}: 'cost' is a sentence that ends with a full stop");
        if (capability.Evidence.Count == 0) problems.Add($"{at}: it yields no kind of evidence");
        foreach (var key in capability.Scope.Where(k => !ScopeKeyPattern().IsMatch(k.Name))) problems.Add($"{at}: scope key '{key.Name}' is no name of letters and digits");
        foreach (var same in capability.Scope.GroupBy(k => k.Name, StringComparer.Ordinal).Where(g => g.Count() > 1)) problems.Add($"{at}: scope key '{same.Key}' is declared twice");
        var referred = capability.Needs.Concat(capability.MayUse).ToList();
        foreach (var id in referred.Where(id => !descriptor.Permissions.Any(p => string.Equals(p.Id, id, StringComparison.Ordinal))).Distinct(StringComparer.Ordinal))
            problems.Add($"{at}: refers to the permission '{id}', which is not declared");
        foreach (var same in referred.GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1)) problems.Add($"{at}: refers to the permission '{same.Key}' twice");
    }

    static void CheckKinds(ConnectorDescriptor descriptor, List<string> problems)
    {
        var kinds = descriptor.Capabilities.SelectMany(c => c.Evidence.Select(k => (Capability: c.Id, Kind: k))).ToList();
        foreach (var same in kinds.GroupBy(k => k.Kind.Name, StringComparer.Ordinal))
        {
            var (capability, kind) = same.First();
            var at = $"evidence '{kind.Name}'";
            if (!IsBelow(descriptor.Type, kind.Name, KindPattern())) problems.Add($"{at}: expected '{descriptor.Type}.', a name and the version of its fields, such as {descriptor.Type}.thing/1");
            problems.AddRange(FieldRules.Problems(kind.Fields).Select(p => $"{at}: {p}"));
            foreach (var other in same.Skip(1).Where(o => !kind.Declares(o.Kind)))
                problems.Add($"{at} is declared twice with different fields: by {Origin(capability, kind)} and by {Origin(other.Capability, other.Kind)}");
        }
    }

    static string Origin(string capability, EvidenceKind kind) => kind.Type is { } type ? $"{type.Name} of {capability}" : capability;

    static bool IsBelow(string type, string id, Regex rest) =>
        id.StartsWith(type + ".", StringComparison.Ordinal) && rest.IsMatch(id[(type.Length + 1)..]);

    static bool IsSentence(string text) => IsText(text) && text.EndsWith('.');

    static bool IsQuestion(string text) => IsText(text) && text.EndsWith('?');

    // What is declared is printed on terminals: a control character could rewrite what a reviewer sees.
    internal static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText && !text.Any(char.IsControl);

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,62}\z", RegexOptions.NonBacktracking)]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,62}\z", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,62}/[1-9][0-9]{0,3}\z", RegexOptions.NonBacktracking)]
    private static partial Regex KindPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9._#$-]{1,64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LedgerWordPattern();

    [GeneratedRegex(@"\A[a-z][A-Za-z0-9]{0,62}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ScopeKeyPattern();
}
