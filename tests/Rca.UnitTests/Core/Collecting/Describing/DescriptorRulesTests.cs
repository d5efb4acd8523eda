using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;
using static Rca.UnitTests.Core.Collecting.Describing.Descriptors;

namespace Rca.UnitTests.Core.Collecting.Describing;

public sealed class DescriptorRulesTests
{
    [Fact]
    public void Descriptor_that_keeps_to_the_rules_has_no_problem() => Assert.Empty(DescriptorRules.Problems(Weather));

    public static TheoryData<ConnectorDescriptor, string> Wrong => new()
    {
        { Weather with { LedgerWords = ["a b"] }, "ledgerWords" },
        { Weather with { Findings = [new("Too much", "It may too much.", "REVOKE it")] }, "expected an id" },
        { Weather with { Findings = [new("too-much", "it may", "REVOKE it")] }, "'what' is a sentence" },
        { Weather with { Findings = [new("too-much", "It may too much.", "")] }, "'advice' is empty" },
        { Weather with { Findings = [new("too-much", "It may.", "a"), new("too-much", "It may.", "b")] }, "finding 'too-much' is declared twice" },
        { Weather with { Type = "Weather" }, "type: expected lower-case" },
        { Weather with { Version = "" }, "version" },
        { Weather with { Capabilities = [] }, "at least one" },
        { With(Capability with { Id = "forecast" }), "'weather.' and a name" },
        { With(Capability with { Id = "postgres.saturation" }), "'weather.' and a name" },
        { With(Capability with { Title = " " }), "'title' is empty" },
        { With(Capability with { Answers = "what was forecast" }), "'answers' is one sentence" },
        { With(Capability with { Cost = "One request" }), "'cost' is a sentence" },
        { With(Capability with { Cost = "One \u001b[2Jrequest." }), "'cost' is a sentence" },
        { With(Capability with { Evidence = [] }), "no kind of evidence" },
        { With(Capability with { Needs = ["write"] }), "'write', which is not declared" },
        { With(Capability with { MayUse = ["read"] }), "'read' twice" },
        { With(Capability with { Scope = [new("a b", ScopeForm.Word)] }), "is no name" },
        { With(Capability with { Scope = [new("a", ScopeForm.Word), new("a", ScopeForm.Word)] }), "scope key 'a' is declared twice" },
        { Weather with { Capabilities = [Capability, Capability with { Title = "Other" }] }, "declared twice: as 'Forecast' and as 'Other'" },
        { Weather with { Permissions = [Read, Read with { Why = "For fun." }] }, "declared twice: 'To read the forecast.' and 'For fun.'" },
        { Weather with { Permissions = [Read with { Why = "to read" }] }, "'why' is a sentence" },
        { Weather with { Permissions = [Read with { Grant = "" }] }, "'grant' is empty" },
        { Of(EvidenceKind.Declared("weather.forecast", [Field("/a")])), "the version of its fields" },
        { Of(EvidenceKind.Declared("postgres.saturation/1", [Field("/a")])), "expected 'weather.'" },
        { Of(EvidenceKind.Declared("weather.x/1", [])), "declares no field" },
        { Of(EvidenceKind.Declared("weather.x/1", [Field("/a"), Field("/a") with { Class = DataClass.Never }])), "/a is declared twice: as Operational and as Never" },
        { Of(EvidenceKind.Declared("weather.x/1", [Field("/a"), Field("/a/b")])), "lies below the declared field /a" },
        { Of(EvidenceKind.Declared("weather.x/1", [Field("a")])), "JSON pointer" },
        { Of(EvidenceKind.Declared("weather.x/1", [Field("/a") with { Doc = "" }])), "has no doc" },
        { Of(EvidenceKind.Declared("weather.x/1", [Field("/a") with { Form = FieldForm.Text }])), "text cannot be Operational" },
        { Of(EvidenceKind.Declared("weather.x/1", [Field("/a") with { Class = DataClass.FreeText }])), "a Number cannot be FreeText" },
        { Of(EvidenceKind.Declared("weather.x/1", [Field("/a") with { Class = DataClass.Person, Form = FieldForm.Timestamp }])), "a Timestamp cannot be Person" },
        { Of(EvidenceKind.Declared("weather.x/1", [Field("/a") with { Form = FieldForm.Enum }])), "an Enum lists its values" },
        { Of(EvidenceKind.Declared("weather.x/1", [Field("/a") with { Values = ["b"] }])), "an Enum lists its values" },
        { Of(EvidenceKind.Declared("weather.x/1", [Field("/a") with { Form = FieldForm.Enum, Values = ["b", "b"] }])), "different words" },
        { Of(EvidenceKind.Declared("weather.x/1", [Field("/a")]), EvidenceKind.Declared("weather.x/1", [Field("/b")])), "declared twice with different fields: by weather.forecast and by weather.forecast" },
        { Of(EvidenceKind.Of<Forecast>(), EvidenceKind.Of<OtherForecast>()), "by Forecast of weather.forecast and by OtherForecast of weather.forecast" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Descriptor_that_breaks_a_rule_is_told_which(ConnectorDescriptor descriptor, string problem) =>
        Assert.Contains(DescriptorRules.Problems(descriptor), p => p.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void Connectors_of_one_type_are_refused_and_both_are_named()
    {
        var error = Assert.Throws<DescriptorException>(() => new ConnectorRegistry(new FirstType(), new SecondType()));
        Assert.Equal("the type 'weather' is registered twice: by FirstType and by SecondType", Assert.Single(error.Problems));
    }

    [Fact]
    public void Connector_whose_descriptor_breaks_a_rule_is_refused_by_its_name()
    {
        var error = Assert.Throws<DescriptorException>(() => new ConnectorRegistry(new BrokenType()));
        Assert.Equal("BrokenType: version: expected a text", error.Message);
    }

    static ConnectorDescriptor With(CapabilityDescriptor capability) => Weather with { Capabilities = [capability] };

    static ConnectorDescriptor Of(params EvidenceKind[] kinds) => With(Capability with { Evidence = kinds });

    static FieldDeclaration Field(string pointer) => new(pointer, DataClass.Operational, FieldForm.Number, "A number.");

    [Evidence("weather.forecast/1")]
    sealed record OtherForecast([Operational("A number.")] int Number);

    class FirstType : IConnectorType
    {
        public virtual ConnectorDescriptor Descriptor => Weather;

        public IConnector Create(ConnectorContext context) => throw new NotSupportedException();
    }

    sealed class SecondType : FirstType;

    sealed class BrokenType : FirstType
    {
        public override ConnectorDescriptor Descriptor => Weather with { Version = "" };
    }
}
