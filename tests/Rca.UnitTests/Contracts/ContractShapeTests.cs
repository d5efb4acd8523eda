using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Rca.Bus;
using Rca.Contracts;
using Rca.UnitTests.Connectors.GitHub;
using Xunit;

namespace Rca.UnitTests.Contracts;

/// <summary>Every public type of Rca.Contracts with its JSON, and every name on the broker, are what the committed snapshot says.</summary>
public sealed class ContractShapeTests
{
    const string Snapshot = "tests/Rca.UnitTests/Contracts/contract-shape.txt";
    const string UpdateVariable = "RCA_UPDATE_SNAPSHOTS";

    [Fact]
    public void Shape_of_the_contract_is_the_committed_one()
    {
        var (path, shape) = (Repository.File(Snapshot), Shape());
        if (Environment.GetEnvironmentVariable(UpdateVariable) is "1") File.WriteAllText(path, shape);
        Assert.True(
            string.Equals(shape, File.ReadAllText(path).ReplaceLineEndings("\n"), StringComparison.Ordinal),
            $"""
            The contract is not the one in {Snapshot}. Others hold programs against it, so it only grows: a new member is optional and comes last, and what
            is there keeps its name, its type and its namespace (GoldenMessageTests hold that). Where this is such a growth, run this test once with
            {UpdateVariable}=1, read the difference, and commit it with a golden sample that has the new member.
            {Difference(shape, File.ReadAllText(path))}
            """);
    }

    static string Shape() => string.Concat(typeof(SignedCommand).Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(Describe).Concat(Broker()).Select(line => line + "\n"));

    static IEnumerable<string> Broker() =>
    [
        "broker",
        .. typeof(Entities).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"  {f.Name}: {f.GetRawConstantValue()}"),
        $"  CollectQueue: {Entities.CollectQueue("SOURCE")}",
        $"  IncidentReported: {Entities.Exchange<IncidentReported>()}",
        $"  SignedCommand: {Entities.Exchange<SignedCommand>()}",
        $"  CapturedEvidence: {Entities.Exchange<CapturedEvidence>()}",
        $"  SignedEvidence: {Entities.Exchange<SignedEvidence>()}",
        $"  ManifestSealed: {Entities.Exchange<ManifestSealed>()}",
    ];

    static IEnumerable<string> Describe(Type type) => [type.FullName!, .. Members(type).Select(member => "  " + member)];

    static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.Serialize(value, type, WireJson.Options));
        if (type is { IsAbstract: true, IsSealed: true } || WireJson.Options.GetTypeInfo(type) is not { Kind: JsonTypeInfoKind.Object } info) return [];
        return info.Properties.Select(m => $"{m.Name}: {Name(m.PropertyType)}{(m.IsRequired ? "" : ", optional")}{(m.IsSetNullable ? ", nullable" : "")}");
    }

    static string Name(Type type) => type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;

    static string Difference(string now, string committed) =>
        string.Join('\n', Lines(committed).Except(Lines(now), StringComparer.Ordinal).Select(l => $"- {l}").Concat(Lines(now).Except(Lines(committed), StringComparer.Ordinal).Select(l => $"+ {l}")));

    static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
