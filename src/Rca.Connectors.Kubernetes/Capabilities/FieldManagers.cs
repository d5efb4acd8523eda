using System.Text.Json;
using k8s.Models;
using static Rca.Connectors.Kubernetes.Capabilities.Workloads.WorkloadReading;

namespace Rca.Connectors.Kubernetes.Capabilities;

/// <summary>Which client programs last changed an object, by its managed fields. A manager is a program's name, not a person's.</summary>
/// <param name="At">When.</param>
/// <param name="Names">The programs; several when they did in the same second.</param>
sealed record FieldManagers(DateTimeOffset? At, IReadOnlyList<string> Names)
{
    /// <summary>Who last changed one of these fields, such as <c>f:spec</c>. An entry that does not say what it is about counts.</summary>
    public static FieldManagers Of(V1ObjectMeta? metadata, params string[] fields)
    {
        var entries = metadata?.ManagedFields?.Where(f => f?.Time is not null && f.Subresource is not "status" && IsAbout(f, fields)).ToList() ?? [];
        var at = Time(entries.Max(f => f.Time));
        var names = entries.Where(f => Time(f.Time) == at).Select(f => f.Manager).OfType<string>().Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return new FieldManagers(at, [.. names]);
    }

    /// <summary>The names below a field, such as the keys of <c>f:data</c>, that some manager owns.</summary>
    public static IEnumerable<string> Below(V1ObjectMeta? metadata, string field) =>
        from entry in metadata?.ManagedFields ?? []
        where entry.FieldsV1 is JsonElement { ValueKind: JsonValueKind.Object } owned && owned.TryGetProperty(field, out var members)
            && members.ValueKind == JsonValueKind.Object
        from member in ((JsonElement)entry.FieldsV1).GetProperty(field).EnumerateObject()
        where member.Name.StartsWith("f:", StringComparison.Ordinal)
        select member.Name[2..];

    static bool IsAbout(V1ManagedFieldsEntry entry, string[] fields) =>
        entry.FieldsV1 is not JsonElement { ValueKind: JsonValueKind.Object } owned || fields.Any(f => owned.TryGetProperty(f, out _));
}
