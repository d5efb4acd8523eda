using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Redaction;

namespace Rca.Pipeline.Redaction;

/// <summary>The redactor's own catalogues: every kind of evidence of the connectors that are built in or described by a pinned file. A message never brings one.</summary>
public sealed class Catalogues
{
    readonly Dictionary<(string Connector, string Kind), FieldCatalogue> _byKind = [];
    readonly Dictionary<(string Connector, string Permission), string> _grants = [];
    readonly Dictionary<string, IReadOnlyList<string>> _permissions = new(StringComparer.Ordinal);
    readonly Dictionary<string, IReadOnlyList<string>> _findings = new(StringComparer.Ordinal);
    readonly Dictionary<string, IReadOnlySet<string>> _ledgerWords = new(StringComparer.Ordinal);

    public Catalogues(IEnumerable<ConnectorDescriptor> connectors)
    {
        var unknownWords = Enum.GetValues<UnknownReason>().Select(WireJson.Word).ToList();
        foreach (var connector in connectors)
        {
            foreach (var permission in connector.Permissions) _grants.Add((connector.Type, permission.Id), permission.Grant);
            _permissions.Add(connector.Type, [.. connector.Permissions.Select(p => p.Id).Order(StringComparer.Ordinal)]);
            _findings.Add(connector.Type, [.. connector.Findings.Select(f => f.Id).Order(StringComparer.Ordinal)]);
            _ledgerWords.Add(connector.Type, (connector.LedgerWords ?? []).ToHashSet(StringComparer.Ordinal));
            foreach (var kind in connector.Kinds)
                _byKind.Add((connector.Type, kind.Name), new FieldCatalogue(kind.Name, [.. kind.Fields.Select(Rule)], unknownWords));
        }
    }

    /// <summary>What a person must give for a permission, if that connector has it.</summary>
    public string? Grant(string connector, string permission) => _grants.GetValueOrDefault((connector, permission));

    /// <summary>The catalogue of a kind, if that connector has it.</summary>
    public FieldCatalogue? Find(string connector, string kind) => _byKind.GetValueOrDefault((connector, kind));

    /// <summary>The ids of the permissions that a connector declares, in ordinal order.</summary>
    public IReadOnlyList<string> PermissionsOf(string connector) => _permissions.GetValueOrDefault(connector, []);

    /// <summary>The ids of the findings that a connector declares, in ordinal order.</summary>
    public IReadOnlyList<string> FindingsOf(string connector) => _findings.GetValueOrDefault(connector, []);

    /// <summary>What the ledger of a connector may show; nothing when it is not known.</summary>
    public IReadOnlySet<string> LedgerWords(string connector) => _ledgerWords.GetValueOrDefault(connector) ?? new HashSet<string>();

    // The engine is a package of its own and has its own vocabulary, word for word the same.
    static FieldRule Rule(FieldDeclaration field) => new(
        field.Pointer,
        Enum.Parse<Rca.Redaction.DataClass>(field.Class.ToString()),
        Enum.Parse<Rca.Redaction.FieldForm>(field.Form.ToString()),
        field.Values);
}
