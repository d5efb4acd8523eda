using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.xUnitV3;
using Xunit;
using Assembly = System.Reflection.Assembly;

namespace Rca.ArchitectureTests;

/// <summary>Each rule is checked, and is seen to be broken by types that may do what it forbids.</summary>
public sealed class DependencyTests
{
    const string Transport = @"^(MassTransit|RabbitMQ)(\.|$)";
    const string OutsideOfCore = @"^(MassTransit|RabbitMQ|Npgsql|Octokit|k8s|Microsoft\.AspNetCore|Microsoft\.Data|Rca\.(Storage|Bus|Pipeline|Redaction|Connectors))(\.|$)";

    [Fact]
    public void Contracts_use_the_runtime_alone_and_redaction_a_yaml_parser_beside_it()
    {
        Assert.Empty(House.ForeignReferences(House.Contracts));
        Assert.Equal(["YamlDotNet"], House.ForeignReferences(House.Redaction));
        Assert.Contains("Rca.Contracts", House.ForeignReferences(House.Core));
        Assert.Contains("YamlDotNet", House.ForeignReferences(House.Core));
    }

    [Fact]
    public void Core_knows_no_transport_database_source_or_web_server()
    {
        Func<IObjectProvider<IType>, IArchRule> rule = subjects => House.KnowsNone(subjects, OutsideOfCore);
        rule(House.TypesOf(House.Core)).Check(House.Built);
        foreach (var allowed in House.All.Except([House.Contracts, House.Redaction, House.Core]))
            Assert.True(rule.IsBrokenBy(House.TypesOf(allowed)), $"the rule does not notice {allowed.GetName().Name}");
    }

    [Fact]
    public void Core_refers_to_contracts_and_to_nothing_else_of_ours() =>
        Assert.Equal(["Rca.Contracts"], House.References(House.Core).Where(r => r.StartsWith("Rca.", StringComparison.Ordinal)));

    [Fact]
    public void Collecting_knows_neither_planning_nor_manifests_nor_stores()
    {
        Func<IObjectProvider<IType>, IArchRule> rule = subjects => House.KnowsNone(subjects, @"^Rca\.Core\.(Planning|Manifests|Stores)(\.|$)");
        rule(CoreTypes("Collecting")).Check(House.Built);
        foreach (var part in (string[])["Planning", "Manifests", "Stores"])
            Assert.True(rule.IsBrokenBy(CoreTypes(part)), $"the rule does not notice {part}");
        var mentions = Mentions.Of(House.Core);
        string[] forbidden = ["Rca.Core.Planning", "Rca.Core.Manifests", "Rca.Core.Stores"];
        var knowing = mentions.Where(t => t.Value.Overlaps(forbidden)).Select(t => t.Key).ToList();
        Assert.DoesNotContain(knowing, t => t.StartsWith("Rca.Core.Collecting.", StringComparison.Ordinal));
        Assert.Contains(knowing, t => t.StartsWith("Rca.Core.Manifests.", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_bus_knows_the_transport()
    {
        Func<IObjectProvider<IType>, IArchRule> rule = subjects => House.KnowsNone(subjects, Transport);
        rule(House.TypesOf([.. House.All.Except([House.Bus])])).Check(House.Built);
        Assert.True(rule.IsBrokenBy(House.TypesOf(House.Bus)));
        foreach (var assembly in House.All) Assert.Equal(assembly == House.Bus, House.References(assembly).Any(IsTransport));
    }

    [Fact]
    public void Connectors_do_not_know_each_other()
    {
        foreach (var connector in Connectors)
        {
            var name = connector.GetName().Name!;
            var others = string.Join('|', Connectors.Except([connector]).Select(c => System.Text.RegularExpressions.Regex.Escape(c.GetName().Name!)));
            Func<IObjectProvider<IType>, IArchRule> rule = subjects => House.KnowsNone(subjects, $@"^({others})(\.|$)");
            rule(House.TypesOf(connector)).Check(House.Built);
            Assert.True(rule.IsBrokenBy(House.TypesOf(House.Pipeline)), $"the rule of {name} does not notice");
            Assert.Empty(House.References(connector).Intersect(Connectors.Select(c => c.GetName().Name!)));
        }
    }

    [Fact]
    public void In_a_connector_only_its_program_knows_the_bus_and_nothing_the_store()
    {
        foreach (var connector in Connectors)
        {
            House.KnowsNone(House.TypesOf(connector).And().DoNotHaveFullNameMatching(@"^Program(\W|$)"), @"^Rca\.Bus(\.|$)").Check(House.Built);
            Assert.Equal(["Program"], Mentions.Of(connector).Where(t => t.Value.Contains("Rca.Bus")).Select(t => t.Key));
            Assert.DoesNotContain(House.References(connector), r => r is "Rca.Storage" or "Rca.Redaction" or "rca");
        }

        Assert.Contains("Rca.Storage", House.References(House.Pipeline));
    }

    [Fact]
    public void Libraries_do_not_use_the_console()
    {
        var libraries = new[] { House.Contracts, House.Redaction, House.Core, House.Storage, House.Bus };
        foreach (var library in libraries) Assert.DoesNotContain("System.Console", House.References(library));
        Assert.Contains("System.Console", House.References(House.Pipeline));
    }

    static Assembly[] Connectors => [House.Kubernetes, House.GitHub, House.Postgres];

    static GivenTypesConjunction CoreTypes(string part) => House.TypesOf(House.Core).And().ResideInNamespaceMatching($@"^Rca\.Core\.{part}(\.|$)");

    static bool IsTransport(string reference) => reference.StartsWith("MassTransit", StringComparison.Ordinal) || reference.StartsWith("RabbitMQ", StringComparison.Ordinal);
}
