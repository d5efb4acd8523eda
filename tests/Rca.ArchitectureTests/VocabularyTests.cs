using System.Reflection;
using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Postgres;
using Rca.Core.Collecting;
using Rca.Pipeline.Redaction;
using Xunit;

namespace Rca.ArchitectureTests;

public sealed class VocabularyTests
{
    public static TheoryData<IConnectorType> BuiltIn => [new KubernetesConnectorType(), new GitHubConnectorType(), new PostgresConnectorType()];

    [Fact]
    public void Messages_are_sealed_records()
    {
        var names = Directory.EnumerateFiles(Path.Combine(House.Root, "src", "Rca.Contracts", "Messages"), "*.cs").Select(f => Path.GetFileNameWithoutExtension(f)).ToList();
        Assert.Contains("CollectEvidence", names);
        foreach (var name in names) Assert.True(IsSealedRecord(House.Contracts.GetType($"Rca.Contracts.{name}", throwOnError: true)!), $"{name} is no sealed record");
        Assert.False(IsSealedRecord(typeof(OpenRecord)));
        Assert.False(IsSealedRecord(typeof(VocabularyTests)));
    }

    [Theory]
    [MemberData(nameof(BuiltIn), DisableDiscoveryEnumeration = true)]
    public void Every_evidence_record_of_a_connector_is_declared_and_has_a_class_on_each_field(IConnectorType type)
    {
        var declared = type.Descriptor.Capabilities.SelectMany(c => c.Evidence).Select(e => e.Type).ToHashSet();
        var written = type.GetType().Assembly.GetTypes().Where(t => t.IsDefined(typeof(EvidenceAttribute), inherit: false)).ToList();
        Assert.NotEmpty(written);
        foreach (var record in written)
        {
            Assert.NotEmpty(KindOf(record).Fields);
            Assert.True(declared.Contains(record), $"{record.Name} is evidence that no capability declares, so the redactor would withhold it");
        }
    }

    [Fact]
    public void Evidence_without_a_class_is_noticed() => Assert.Throws<DescriptorException>(() => KindOf(typeof(Unclassed)));

    [Theory]
    [MemberData(nameof(BuiltIn), DisableDiscoveryEnumeration = true)]
    public void A_descriptor_names_each_capability_once_after_its_connector_and_makes_catalogues(IConnectorType type)
    {
        var capabilities = type.Descriptor.Capabilities;
        Assert.NotEmpty(capabilities);
        Assert.All(capabilities, c => Assert.StartsWith(type.Descriptor.Type + ".", c.Id, StringComparison.Ordinal));
        Assert.Equal(capabilities.Count, capabilities.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(capabilities, c => Assert.NotEmpty(c.Evidence));
        var catalogues = new Catalogues([type.Descriptor]);
        Assert.All(capabilities.SelectMany(c => c.Evidence), e => Assert.NotNull(catalogues.Find(type.Descriptor.Type, e.Name)));
    }

    [Fact]
    public void Redaction_has_the_words_of_the_contracts()
    {
        Assert.Equal(Enum.GetNames<Contracts.DataClass>(), Enum.GetNames<Redaction.DataClass>());
        Assert.Equal(Enum.GetNames<Contracts.FieldForm>(), Enum.GetNames<Redaction.FieldForm>());
    }

    static EvidenceKind KindOf(Type record)
    {
        try
        {
            return (EvidenceKind)typeof(EvidenceKind).GetMethod(nameof(EvidenceKind.Of))!.MakeGenericMethod(record).Invoke(null, [])!;
        }
        catch (TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }

    static bool IsSealedRecord(Type type) => type.IsSealed && type.GetMethod("<Clone>$") is not null && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

#pragma warning disable CA1852 // it is open on purpose
    record OpenRecord(string Name);
#pragma warning restore CA1852

    [Evidence("test.unclassed/1")]
    sealed record Unclassed(int Number);
}
