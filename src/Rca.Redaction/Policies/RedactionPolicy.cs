using System.Text;
using Rca.Redaction.Policies.Reading;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Policies;

/// <summary>What becomes of each class of data, and which rules and exceptions a deployment adds. Immutable.</summary>
public sealed class RedactionPolicy
{
    /// <summary>The version of the format that <c>version:</c> names.</summary>
    public const int FormatVersion = 1;

    readonly PolicySettings settings;
    readonly HashSet<byte[]> allowedValues;

    internal RedactionPolicy(PolicySettings settings)
    {
        this.settings = settings;
        allowedValues = new HashSet<byte[]>(settings.AllowedValues.Select(Encoding.UTF8.GetBytes), ByteContent.Comparer);
        Digest = PolicyDigest.Of(settings);
        Loosened = [.. PolicyLoosening.Of(settings)];
    }

    /// <summary>The policy of a deployment that has none of its own.</summary>
    public static RedactionPolicy Default { get; } = new(new PolicySettings());

    /// <summary>A name for people; null when there is none.</summary>
    public string? Name => settings.Name;

    /// <summary>A revision for people; null when there is none.</summary>
    public string? Revision => settings.Revision;

    /// <summary><c>sha256:</c> and the digest over every setting in effect, whether written or default; formatting, comments, name and revision are no part of it.</summary>
    public string Digest { get; }

    /// <summary>The settings that let more through than the default does, such as <c>classes.identifier: keep</c>.</summary>
    public IReadOnlyList<string> Loosened { get; }

    /// <summary>Whether IP addresses in text are redacted.</summary>
    public bool RedactsIpAddresses => settings.RedactsIpAddresses;

    /// <summary>Whether hardware addresses in text are redacted.</summary>
    public bool RedactsMacAddresses => settings.RedactsMacAddresses;

    internal IReadOnlyList<OwnRule> OwnRules => settings.Rules;

    /// <summary>Reads a policy.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="fileName">What problems name as the file.</param>
    /// <exception cref="RedactionPolicyException">It cannot be held to; all problems are listed.</exception>
    public static RedactionPolicy Load(string yaml, string fileName)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(fileName);
        var reading = new PolicyReading(fileName);
        var read = PolicyDocument.Root(yaml, reading) is { } root ? PolicyReader.Read(root) : new PolicySettings();
        reading.ThrowIfWrong();
        return new RedactionPolicy(read);
    }

    /// <summary>What becomes of a class of data of a source's capability: the first override that fits and names the class, else the policy's own word.</summary>
    /// <param name="cls">The class.</param>
    /// <param name="source">The source's name.</param>
    /// <param name="capability">The capability's id.</param>
    /// <param name="kind">The kind of the record.</param>
    public PolicyAction Action(DataClass cls, string source, string capability, string kind)
    {
        foreach (var other in settings.Overrides)
        {
            if (other.Classes.TryGetValue(cls, out var action) && other.Fits(source, capability, kind))
                return action;
        }
        return settings.Classes.TryGetValue(cls, out var own) ? own : throw new ArgumentOutOfRangeException(nameof(cls), cls, "Not a data class.");
    }

    /// <summary>The same for a record that comes from there.</summary>
    /// <param name="cls">The class.</param>
    /// <param name="origin">Where it comes from.</param>
    public PolicyAction Action(DataClass cls, RecordOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return Action(cls, origin.Source, origin.Capability, origin.Kind);
    }

    /// <summary>Whether <c>identifiers:</c> lets this name of this source stay.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="name">The identifier.</param>
    public bool AllowsIdentifier(string source, string name)
    {
        foreach (var list in settings.Identifiers)
        {
            if (list.Has(source, name))
                return true;
        }
        return false;
    }

    /// <summary>Whether an identifier may stay as it is.</summary>
    /// <param name="name">The identifier.</param>
    /// <param name="origin">Where it stands.</param>
    /// <param name="known">Whether the caller knows it, beside those that <c>identifiers:</c> has.</param>
    public bool Keeps(string name, RecordOrigin origin, Func<string, bool> known)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(known);
        return Action(DataClass.Identifier, origin) switch
        {
            PolicyAction.Keep => true,
            PolicyAction.KeepKnown => known(name) || AllowsIdentifier(origin.Source, name),
            _ => false,
        };
    }

    /// <summary>Whether a hit is one that this policy lets pass.</summary>
    internal bool Passes(Hit hit, ReadOnlySpan<byte> text) =>
        (!RedactsMacAddresses && BuiltInRules.IsMacAddress(hit.Rule)) || (allowedValues.Count > 0 && GenericRules.Has(hit.Rule) && AllowsValue(hit.Meaning(text)));

    /// <summary>Whether a value that is known by its place alone may stay.</summary>
    internal bool AllowsValue(byte[] value) => allowedValues.Contains(value);
}
