using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Rca.Connectors.GitHub;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Postgres;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Rca.Core.Messaging;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>A source that accepts and never answers sees the connection closed when the time budget is up, while the collector lives on.</summary>
public sealed class SocketTests : IDisposable
{
    static readonly SealingKey Key = SealingKey.Create();
    static readonly Dictionary<string, SigningKey> Signers = new(StringComparer.Ordinal) { ["silent"] = SigningKey.Create() };
    readonly Scratch _scratch = new();
    readonly TcpListener _silence = new(IPAddress.Loopback, 0);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public SocketTests() => _silence.Start();

    public void Dispose()
    {
        _silence.Dispose();
        _scratch.Dispose();
    }

    public static TheoryData<string, string, string> Connectors() => new()
    {
        { "kubernetes", "kubernetes.events", "namespace: shop" },
        { "github", "github.commits", "repository: acme/shop" },
        { "postgres", "postgres.saturation", "database: orders" },
    };

    [Theory]
    [MemberData(nameof(Connectors))]
    public async Task Time_that_is_up_closes_the_connection(string connector, string capability, string scope)
    {
        var bus = new Sink();
        var started = TimeProvider.System.GetTimestamp();
        var handling = Handler(connector, scope, bus).HandleAsync(Command(capability, scope, timeBudgetMs: 6000), Ct);
        using var connection = await _silence.AcceptSocketAsync(Ct);

        Assert.Equal(ConnectionEnd.Closed, await EndAsync(connection));
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.FromSeconds(5.5), TimeSpan.FromSeconds(12));
        await handling;
        // The Kubernetes connector says something of its own before it asks.
        var closing = bus.Parts.Single().Closing!;
        Assert.Equal((closing.Items > 0 ? Outcome.Truncated : Outcome.TimedOut, "time-budget"), (closing.Outcome, closing.Reason));
    }

    enum ConnectionEnd
    {
        Open,
        Closed,
    }

    static async Task<ConnectionEnd> EndAsync(Socket connection)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var buffer = new byte[4096];
        try
        {
            while (await connection.ReceiveAsync(buffer, patience.Token) > 0) continue;
            return ConnectionEnd.Closed;
        }
        catch (SocketException)
        {
            return ConnectionEnd.Closed;
        }
        catch (OperationCanceledException)
        {
            return ConnectionEnd.Open;
        }
    }

    CollectorHandler Handler(string connector, string scope, Sink bus)
    {
        var port = ((IPEndPoint)_silence.LocalEndpoint).Port;
        var secret = _scratch.Write("connection", $"Host=127.0.0.1;Port={port};Database=orders;Username=u;Password=p;SSL Mode=Disable");
        var options = connector switch
        {
            "kubernetes" => $"{{ address: 'http://127.0.0.1:{port}' }}",
            "github" => $"{{ baseAddress: 'http://127.0.0.1:{port}' }}",
            _ => $"{{ connectionString: '${{file:{secret}}}' }}",
        };
        var root = RootSection.Parse("rca.yaml", $$"""
            sources:
              - name: silent
                connector: {{connector}}
                allowedScopes:
                  - {{scope}}
                options: {{options}}
            """);
        var source = SourceReader.Read(root, connectors: null)["silent"];
        IConnectorType[] types = [new KubernetesConnectorType(), new GitHubConnectorType(), new PostgresConnectorType()];
        var collected = new CollectedSource(source, types.Single(t => t.Descriptor.Type == connector).Create(new(source, TimeProvider.System, NoSourceState.Instance)));
        root.Finish();
        return new CollectorHandler(
            new Dictionary<string, CollectedSource>(StringComparer.Ordinal) { ["silent"] = collected }, new EvidenceSealer(Key.PublicKey, Signers), bus,
            () => "attempt-1", TimeProvider.System, NullLogger<CollectorHandler>.Instance, () => 0.5);
    }

    static CollectEvidence Command(string capability, string scope, int timeBudgetMs)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (key, value) = (scope.Split(": ")[0], scope.Split(": ")[1]);
        return new CollectEvidence(
            "cmd-1", "plan-1", "inc-1", "silent", capability, new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value }, new Window(now.AddHours(-1), now), timeBudgetMs, now.AddMinutes(1));
    }

    sealed class Sink : IMessagePublisher
    {
        readonly ConcurrentQueue<CapturedEvidence> _sent = new();

        public IEnumerable<CapturedPart> Parts => _sent.Select(new EvidenceOpener(Key, Signers.ToDictionary(s => s.Key, s => (IReadOnlyList<SigningPublicKey>)[s.Value.PublicKey], StringComparer.Ordinal)).Open);

        public Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken, TimeSpan? timeToLive = null) where T : class
        {
            _sent.Enqueue((CapturedEvidence)(object)message);
            return Task.CompletedTask;
        }
    }
}
