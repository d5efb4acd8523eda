using DotNet.Testcontainers.Builders;
using Testcontainers.RabbitMq;

namespace Rca.Testing;

/// <summary>A real RabbitMQ with its management API: the one that RCA_TEST_RABBITMQ names, else a local one, else a container.</summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    public const string Variable = "RCA_TEST_RABBITMQ";
    public const string ManagementVariable = "RCA_TEST_RABBITMQ_MANAGEMENT";
    const string Image = "rabbitmq:3.13-management-alpine";
    const int ManagementPort = 15672;

    readonly Uri? _external;
    readonly RabbitMqNode? _node;
    readonly RabbitMqContainer? _container;

    RabbitMqServer(Uri? external, RabbitMqNode? node, RabbitMqContainer? container) => (_external, _node, _container) = (external, node, container);

    /// <summary>False for a broker that somebody else runs: it is not ours to stop.</summary>
    public bool CanRestart => _external is null;

    /// <summary>amqp://user:password@host:port of an administrator of the default virtual host.</summary>
    public Uri Address => _node?.Address ?? (_container is null ? _external! : new Uri(_container.GetConnectionString()));

    /// <summary>The management API's root, to be asked with the same user; null where nobody told us one.</summary>
    public Uri? Management =>
        _node?.Management
        ?? (_container is not null
            ? new UriBuilder("http", _container.Hostname, _container.GetMappedPublicPort(ManagementPort)).Uri
            : Environment.GetEnvironmentVariable(ManagementVariable) is { Length: > 0 } told ? new Uri(told) : null);

    public static async Task<RabbitMqServer> StartAsync(TimeProvider time, CancellationToken ct)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } external) return new RabbitMqServer(new Uri(external), null, null);
        if (RabbitMqNode.Locate() is { } program) return new RabbitMqServer(null, await RabbitMqNode.StartAsync(program, time, ct), null);
        try
        {
            var container = new RabbitMqBuilder(Image).WithPortBinding(ManagementPort, assignRandomHostPort: true).Build();
            await container.StartAsync(ct);
            return new RabbitMqServer(null, null, container);
        }
        catch (DockerUnavailableException none)
        {
            throw new ServerMissingException($"no RabbitMQ: apt-get install rabbitmq-server, or run Docker, or set {Variable} to an amqp:// address.", none);
        }
    }

    public Task StopAsync(CancellationToken ct) => _node?.StopAsync(ct) ?? Container.StopAsync(ct);

    /// <summary>As after a crash: connections break, the next start recovers from disk.</summary>
    public Task KillAsync(CancellationToken ct) => _node?.KillAsync(ct) ?? Container.StopAsync(ct);

    public Task StartAgainAsync(CancellationToken ct) => _node?.StartAsync(ct) ?? Container.StartAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
        if (_container is not null) await _container.DisposeAsync();
    }

    RabbitMqContainer Container => _container ?? throw new InvalidOperationException($"The broker of {Variable} is not ours to stop or start.");
}
