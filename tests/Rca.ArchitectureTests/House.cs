using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using Rca.Bus;
using Rca.Connectors.GitHub;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Postgres;
using Rca.Contracts;
using Rca.Core;
using Rca.Pipeline.Intake;
using Rca.Redaction;
using Rca.Storage;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Rca.ArchitectureTests;

/// <summary>The compiled projects, read once, and what rules about them are made of.</summary>
static class House
{
    public static readonly Assembly Contracts = typeof(CollectEvidence).Assembly;
    public static readonly Assembly Redaction = typeof(RedactionEngine).Assembly;
    public static readonly Assembly Core = typeof(Identity).Assembly;
    public static readonly Assembly Storage = typeof(SqliteIncidentStore).Assembly;
    public static readonly Assembly Bus = typeof(Receives).Assembly;
    public static readonly Assembly Kubernetes = typeof(KubernetesConnectorType).Assembly;
    public static readonly Assembly GitHub = typeof(GitHubConnectorType).Assembly;
    public static readonly Assembly Postgres = typeof(PostgresConnectorType).Assembly;
    public static readonly Assembly Pipeline = typeof(IncidentRedactor).Assembly;

    public static readonly Assembly[] All = [Contracts, Redaction, Core, Storage, Bus, Kubernetes, GitHub, Postgres, Pipeline];

    public static readonly Architecture Built = new ArchLoader().LoadAssemblies(All).Build();

    public static string Root { get; } = FindRoot();

    public static GivenTypesConjunction TypesOf(params Assembly[] assemblies) => Types().That().ResideInAssembly(assemblies[0], assemblies[1..]);

    /// <summary>A rule over types: none depends on a type in these namespaces, whether loaded or only referred to.</summary>
    public static IArchRule KnowsNone(IObjectProvider<IType> subjects, string namespaces) =>
        Types().That().Are(subjects).Should().NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching(namespaces));

    public static bool IsBrokenBy(this Func<IObjectProvider<IType>, IArchRule> rule, IObjectProvider<IType> subjects) => !rule(subjects).HasNoViolations(Built);

    /// <summary>What the compiler wrote down as used, which no analysis of ours can overlook.</summary>
    public static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(r => r.Name!);

    public static IEnumerable<string> ForeignReferences(Assembly assembly) => References(assembly).Where(r => !IsOfTheRuntime(r));

    static bool IsOfTheRuntime(string name)
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return File.Exists(Path.Combine(runtime, name + ".dll"));
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rca.Pipeline.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside the repository: no Rca.Pipeline.sln above them");
    }
}
