using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Redaction;
using Rca.Redaction.Policies;

namespace Rca.Pipeline.Redaction;

/// <summary>
/// Redacts what a collector says that it was allowed to see. Permissions and findings are those of the redactor's own descriptor, each permission in one
/// list; an identity that neither the source's configuration nor the policy names may be a person's, and becomes a pseudonym.
/// </summary>
sealed class AccessRedactor(RedactionEngine engine, Catalogues catalogues)
{
    public Access Redact(Access access, SourceConfiguration source, string capability)
    {
        var declared = catalogues.PermissionsOf(source.Connector);
        var states = declared.ToLookup(StateOf, StringComparer.Ordinal);
        return access with
        {
            Held = [.. states[nameof(Access.Held)]],
            Missing = [.. states[nameof(Access.Missing)]],
            Unknown = [.. states[nameof(Access.Unknown)]],
            Identity = access.Identity is { Length: > 0 } identity ? Identity(identity, source, new RecordOrigin(source.Name, capability, "")) : null,
            Findings = catalogues.FindingsOf(source.Connector).Where(f => access.Findings?.Contains(f, StringComparer.Ordinal) == true).ToList() is { Count: > 0 } known
                ? known : null,
        };

        string StateOf(string permission) => (access.Held.Contains(permission, StringComparer.Ordinal), access.Missing.Contains(permission, StringComparer.Ordinal)) switch
        {
            (true, false) => nameof(Access.Held),
            (false, true) => nameof(Access.Missing),
            _ => nameof(Access.Unknown),
        };
    }

    string? Identity(string identity, SourceConfiguration source, RecordOrigin origin)
    {
        if (engine.Policy.Keeps(identity, origin, name => source.AllowedIdentifiers.Any(a => Wildcard.Fits(a, name))) && !identity.Any(char.IsControl)
            && engine.RedactText(identity) is { Withheld: null } scanned && string.Equals(scanned.Text, identity, StringComparison.Ordinal))
            return identity;
        return engine.Policy.Action(Rca.Redaction.DataClass.Person, origin) is PolicyAction.Drop ? null : engine.Pseudonym(Rca.Redaction.DataClass.Person, identity);
    }
}
