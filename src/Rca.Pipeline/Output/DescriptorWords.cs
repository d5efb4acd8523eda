using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Pipeline.Output;

/// <summary>The parts of a descriptor in words.</summary>
static class DescriptorWords
{
    public static string Scope(CapabilityDescriptor capability) =>
        string.Join(", ", capability.Scope.Select(k => $"{k.Name}{(k.Required ? "" : "?")} ({k.Form.Name})"));

    public static string Form(FieldDeclaration field) =>
        $"{WireJson.Word(field.Form)}{(field.Unit is null ? "" : $" in {field.Unit}")}{(field.Values is null ? "" : $": {string.Join(' ', field.Values)}")}";

    public static string Budgets(ConnectorDescriptor connector) =>
        string.Join(", ", JsonSerializer.SerializeToElement(connector.Budgets, WireJson.Options).EnumerateObject().Select(b => $"{b.Name} {b.Value}"));
}
