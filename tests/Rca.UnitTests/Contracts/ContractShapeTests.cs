using System.Reflection;
using System.Text;
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

    static string Shape()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(SignedCommand).Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal)) Describe(type, text);
        text.Append("broker\n");
        foreach (var constant in typeof(Entities).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).OrderBy(f => f.Name, StringComparer.Ordinal))
            text.Append($"  {constant.Name}: {constant.GetRawConstantValue()}\n");
        text.Append($"  CollectQueue: {Entities.CollectQueue("SOURCE")}\n");
        foreach (var (message, exchange) in (ReadOnlySpan<(string, string)>)
        [
            (nameof(IncidentReported), Entities.Exchange<IncidentReported>()), (nameof(SignedCommand), Entities.Exchange<SignedCommand>()),
            (nameof(CapturedEvidence), Entities.Exchange<CapturedEvidence>()), (nameof(SignedEvidence), Entities.Exchange<SignedEvidence>()),
            (nameof(ManifestSealed), Entities.Exchange<ManifestSealed>()),
        ])
            text.Append($"  {message}: {exchange}\n");
        return text.ToString();
    }

    static void Describe(Type type, StringBuilder text)
    {
        text.Append($"{type.FullName}\n");
        if (type.IsEnum)
        {
            foreach (var value in Enum.GetValues(type)) text.Append($"  {JsonSerializer.Serialize(value, type, WireJson.Options)}\n");
            return;
        }

        if (type is { IsAbstract: true, IsSealed: true } || WireJson.Options.GetTypeInfo(type) is not { Kind: JsonTypeInfoKind.Object } info) return;
        foreach (var member in info.Properties)
            text.Append($"  {member.Name}: {Name(member.PropertyType)}{(member.IsRequired ? "" : ", optional")}{(member.IsSetNullable ? ", nullable" : "")}\n");
    }

    static string Name(Type type) => type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;

    static string Difference(string now, string committed) =>
        string.Join('\n', Lines(committed).Except(Lines(now), StringComparer.Ordinal).Select(l => $"- {l}").Concat(Lines(now).Except(Lines(committed), StringComparer.Ordinal).Select(l => $"+ {l}")));

    static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
