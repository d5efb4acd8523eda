using System.Text.RegularExpressions;

namespace Rca.Core.Collecting;

/// <summary>The form of a scope's value. A value without it is refused before anything is asked with it.</summary>
public sealed partial class ScopeForm
{
    const string LabelName = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
    const string Requirement = $"([a-z0-9]([a-z0-9.-]{{0,251}}[a-z0-9])?/)?{LabelName}!?={LabelName}";

    readonly Regex _pattern;

    ScopeForm(string id, string name, Regex pattern) => (Id, Name, _pattern) = (id, name, pattern);

    /// <summary>A DNS label (RFC 1123): a Kubernetes namespace.</summary>
    public static ScopeForm DnsLabel { get; } = new("dns-label", "a DNS label", DnsLabelPattern());

    /// <summary>A DNS subdomain (RFC 1123): the name of most Kubernetes objects.</summary>
    public static ScopeForm DnsSubdomain { get; } = new("dns-subdomain", "a DNS subdomain", DnsSubdomainPattern());

    /// <summary>A GitHub repository as <c>owner/name</c>.</summary>
    public static ScopeForm Repository { get; } = new("repository", "owner/name", RepositoryPattern());

    /// <summary>A PostgreSQL identifier of letters, digits, underscores, dollar signs and hyphens, at most 63 bytes (NAMEDATALEN - 1).</summary>
    public static ScopeForm DatabaseName { get; } = new("database-name", "a database name", DatabasePattern());

    /// <summary>A short word of letters, digits, dots, underscores, slashes and hyphens, such as a branch or an environment.</summary>
    public static ScopeForm Word { get; } = new("word", "a word", WordPattern());

    /// <summary>A Kubernetes label selector of at most ten equalities, such as <c>app=checkout,tier!=web</c>.</summary>
    public static ScopeForm LabelSelector { get; } = new("label-selector", "a label selector such as app=checkout,tier=web", LabelSelectorPattern());

    /// <summary>Every form that there is.</summary>
    public static IReadOnlyList<ScopeForm> All { get; } = [DnsLabel, DnsSubdomain, Repository, DatabaseName, Word, LabelSelector];

    /// <summary>The form with this id, or null.</summary>
    public static ScopeForm? Find(string id) => All.FirstOrDefault(f => string.Equals(f.Id, id, StringComparison.Ordinal));

    /// <summary>What the form is called in a descriptor, such as <c>dns-label</c>.</summary>
    public string Id { get; }

    /// <summary>What the form is called in messages.</summary>
    public string Name { get; }

    /// <summary>Whether <paramref name="value"/> has this form.</summary>
    public bool Accepts(string value) => _pattern.IsMatch(value);

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex DnsLabelPattern();

    [GeneratedRegex(@"\A(?=.{1,253}\z)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.None, 1000)]
    private static partial Regex DnsSubdomainPattern();

    // A name of one or two dots alone would be a step in a path.
    [GeneratedRegex(@"\A[A-Za-z0-9](-?[A-Za-z0-9]){0,38}/(?:[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}|\.[A-Za-z0-9_-][A-Za-z0-9_.-]{0,98}|\.\.[A-Za-z0-9_.-]{1,98})\z", RegexOptions.NonBacktracking)]
    private static partial Regex RepositoryPattern();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_$-]{0,62}\z", RegexOptions.NonBacktracking)]
    private static partial Regex DatabasePattern();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._/-]{0,199}\z", RegexOptions.NonBacktracking)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\A(?=.{3,512}\z)" + Requirement + "(," + Requirement + @"){0,9}\z", RegexOptions.None, 1000)]
    private static partial Regex LabelSelectorPattern();
}
