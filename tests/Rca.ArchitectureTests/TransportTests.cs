using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;
using Assembly = System.Reflection.Assembly;

namespace Rca.ArchitectureTests;

/// <summary>A connector reaches its source through the one type of it that writes the ledger.</summary>
public sealed class TransportTests
{
    // Whatever opens a connection or sends something over one. Types that only describe or carry data are not among them.
    static readonly HashSet<string> Reaching = new(StringComparer.Ordinal)
    {
        "System.Net.Http.HttpClient", "System.Net.Http.HttpMessageInvoker", "System.Net.Http.SocketsHttpHandler", "System.Net.Http.HttpClientHandler",
        "System.Net.Http.HttpMessageHandler", "System.Net.Http.IHttpClientFactory", "System.Net.HttpWebRequest", "System.Net.WebRequest", "System.Net.WebClient", "System.Net.Dns",
        "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient", "System.Net.Sockets.UdpClient", "System.Net.Sockets.NetworkStream", "System.Net.Security.SslStream",
        "System.Net.WebSockets.ClientWebSocket", "System.Net.NetworkInformation.Ping", "System.IO.Pipes.NamedPipeClientStream", "System.Diagnostics.Process",
        "Npgsql.NpgsqlConnection", "Npgsql.NpgsqlDataSource", "Npgsql.NpgsqlDataSourceBuilder", "Npgsql.NpgsqlSlimDataSourceBuilder", "Npgsql.NpgsqlMultiHostDataSource",
        "Npgsql.NpgsqlCommand", "Npgsql.NpgsqlBatch", "Npgsql.NpgsqlDataAdapter", "Npgsql.NpgsqlFactory", "Npgsql.NpgsqlBinaryImporter", "Npgsql.NpgsqlBinaryExporter",
        "System.Data.Common.DbConnection", "System.Data.Common.DbCommand", "System.Data.Common.DbBatch", "System.Data.Common.DbProviderFactory", "System.Data.Common.DbProviderFactories",
        "Octokit.GitHubClient", "Octokit.Connection", "Octokit.Internal.HttpClientAdapter", "Octokit.ApiConnection",
        "k8s.Kubernetes", "k8s.GenericClient", "k8s.StreamDemuxer", "k8s.LeaderElection.LeaderElector",
    };

    public static TheoryData<string, string> Transports => new()
    {
        { "Rca.Connectors.Kubernetes", "Rca.Connectors.Kubernetes.Session.KubernetesSession" },
        { "Rca.Connectors.GitHub", "Rca.Connectors.GitHub.GitHubApi" },
        { "Rca.Connectors.Postgres", "Rca.Connectors.Postgres.Session.LedgerConnection" },
    };

    [Theory]
    [MemberData(nameof(Transports))]
    public void Source_is_reached_from_one_type_that_is_given_a_ledger(string connector, string transport)
    {
        var assembly = House.All.Single(a => a.GetName().Name == connector);
        Assert.Equal([transport], TypesThatReach(assembly));
        Assert.Contains("Rca.Core.Collecting.Ledger", Uses(assembly)[transport]);
    }

    [Fact]
    public void Every_connector_is_held_to_it() =>
        Assert.Equal(House.All.Select(a => a.GetName().Name!).Where(n => n.StartsWith("Rca.Connectors.", StringComparison.Ordinal)).Order(), Transports.Select(t => t.Data.Item1).Order());

    [Fact]
    public void The_rule_notices_who_goes_around()
    {
        Assert.NotNull(AroundByHttp);
        Assert.Equal([typeof(CommandTextTests).FullName, typeof(TransportTests).FullName], TypesThatReach(typeof(TransportTests).Assembly));
    }

    static IEnumerable<string> TypesThatReach(Assembly assembly) => Uses(assembly).Where(t => t.Value.Overlaps(Reaching)).Select(t => t.Key);

    // By written type, its lambdas, iterators and async methods included: the types whose members it calls, makes or keeps.
    static Dictionary<string, HashSet<string>> Uses(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return module.Types.ToDictionary(t => t.FullName, t => WithNested(t).SelectMany(Named).Select(n => n.GetElementType().FullName).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => [type, .. type.NestedTypes.SelectMany(WithNested)];

    static IEnumerable<TypeReference> Named(TypeDefinition type) =>
    [
        .. type.Fields.Select(f => f.FieldType),
        .. type.Methods.SelectMany(m => m.Parameters).Select(p => p.ParameterType),
        .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Variables).Select(v => v.VariableType),
        .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).SelectMany(Operand),
    ];

    static IEnumerable<TypeReference> Operand(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType],
        FieldReference field => [field.DeclaringType],
        TypeReference type => [type],
        _ => [],
    };

    // What the rule is there to find, in a lambda that the compiler makes a type of its own for.
    static readonly Func<Uri, Task<string>> AroundByHttp = async address =>
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(address);
    };
}
