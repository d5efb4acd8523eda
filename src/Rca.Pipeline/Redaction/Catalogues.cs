using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Redaction;

namespace Rca.Pipeline.Redaction;

/// <summary>The redactor's own catalogues: every kind of evidence of the connectors that are built in. A message never brings one.</summary>
public sealed class Catalogues
{
    readonly Dictionary<(string Connector, string Kind), FieldCatalogue> _byKind = [];
    readonly Dictionary<(string Connector, string Permission), string> _grants = [];

    public Catalogues(IEnumerable<ConnectorDescriptor> connectors)
    {
        var unknownWords = Enum.GetValues<UnknownReason>().Select(WireJson.Word).ToList();
        foreach (var connector in connectors)
        {
            foreach (var permission in connector.Permissions) _grants.Add((connector.Type, permission.Id), permission.Grant);
            foreach (var kind in connector.Capabilities.SelectMany(c => c.Evidence).DistinctBy(k => k.Name, StringComparer.Ordinal))
                _byKind.Add((connector.Type, kind.Name), new FieldCatalogue(kind.Name, [.. kind.Fields.Select(Rule)], unknownWords));
        }
    }

    /// <summary>What a person must give for a permission, if that connector has it.</summary>
    public string? Grant(string connector, string permission) => _grants.GetValueOrDefault((connector, permission));

    /// <summary>The catalogue of a kind, if that connector has it.</summary>
    public FieldCatalogue? Find(string connector, string kind) => _byKind.GetValueOrDefault((connector, kind));

    // The engine is a package of its own and has its own vocabulary, word for word the same.
    static FieldRule Rule(FieldDeclaration field) => new(
        field.Pointer,
        Enum.Parse<Rca.Redaction.DataClass>(field.Class.ToString()),
        Enum.Parse<Rca.Redaction.FieldForm>(field.Form.ToString()),
        field.Values);
}
