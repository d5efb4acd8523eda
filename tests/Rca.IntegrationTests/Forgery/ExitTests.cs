using System.Data;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using Rca.Bus;
using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Core.Messaging;
using Rca.IntegrationTests.Distributed;
using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Testing;
using Rca.Pipeline.Hosting;
using Xunit;

namespace Rca.IntegrationTests.Forgery;

/// <summary>What a collector, the redactor and the aggregator throw, with a secret in its message, its data and its cause: where does it go on a real broker?</summary>
public sealed class ExitTests(SharedRabbitMq broker)
{
    const string Secret = "EXAMPLE-Sup3r.S3cret!x";
    const string Source = "exit-db";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exception_with_a_secret_leaves_neither_by_log_nor_by_error_queue()
    {
        using var scratch = new Scratch();
        var server = await broker.GetAsync(Ct);
        Assert.True(SecretReference.TryParse($"${{file:{scratch.Write("broker", server.Address.ToString())}}}", scratch.Folder, out var address));
        using var log = new LogSpy();
        var failing = new Failing();
        var builder = PipelineHost.NewWorker();
        builder.Logging.AddProvider(log).AddFilter<LogSpy>(null, LogLevel.Trace);
        builder.Services.AddSingleton<IMessageHandler<SignedCommand>>(failing).AddSingleton<IMessageHandler<CapturedEvidence>>(failing).AddSingleton<IMessageHandler<SignedEvidence>>(failing);
        builder.Services.AddRcaBus(
            new BusConfiguration(address), Receives.Commands(Source, 1), Receives.All<CapturedEvidence>("exit-redactor", 1), Receives.All<SignedEvidence>("exit-aggregator", 1));
        using var host = builder.Build();
        await host.StartAsync(Ct);
        await using var raw = await RawBroker.ConnectAsync(server.Address, Ct);
        string[] queues = [Entities.CollectQueue(Source), "exit-redactor", "exit-aggregator"];
        foreach (var queue in queues)
            await Waiting.UntilAsync(() => BrokerQueues.HasConsumerAsync(server.Address, queue, Ct), $"{queue} has a consumer", () => log.Text, Ct);

        await raw.PublishAsync(new SignedCommand(Source, "jws"), Ct, Source);
        await raw.PublishAsync(new CapturedEvidence("c", "p", Source, "a", 0, "jwe"), Ct);
        await raw.PublishAsync(new SignedEvidence("c", "p", Source, "jws"), Ct);

        var kept = new StringBuilder();
        foreach (var queue in queues)
        {
            BasicGetResult? message = null;
            await Waiting.UntilAsync(
                async () => await raw.CountAsync($"{queue}_error", Ct) is > 0 && (message = await raw.GetAsync($"{queue}_error", Ct)) is not null, $"{queue}_error", () => log.Text, Ct);
            kept.AppendLine(Encoding.UTF8.GetString(message!.Body.Span));
            foreach (var (name, value) in message.BasicProperties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal))
                kept.Append(name).Append('=').AppendLine(value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        await host.StopAsync(Ct);
        Assert.Equal(12, failing.Thrown);
        Assert.Equal(3, failing.GivenUp);
        // The kept messages do say what kind of failure it was, so the headers were read.
        Assert.Contains("DataException", kept.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("EXAMPLE", kept.ToString(), StringComparison.Ordinal);
        Assert.Contains("DataException", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("EXAMPLE", log.Text, StringComparison.Ordinal);
    }

    sealed class Failing : IMessageHandler<SignedCommand>, IMessageHandler<CapturedEvidence>, IMessageHandler<SignedEvidence>
    {
        int _thrown;

        int _givenUp;

        public int Thrown => _thrown;

        public int GivenUp => _givenUp;

        public Task HandleAsync(SignedCommand message, CancellationToken cancellationToken) => Throw();

        public Task HandleAsync(CapturedEvidence message, CancellationToken cancellationToken) => Throw();

        public Task HandleAsync(SignedEvidence message, CancellationToken cancellationToken) => Throw();

        public Task GiveUpAsync(SignedCommand message, CancellationToken cancellationToken) => GiveUp();

        public Task GiveUpAsync(CapturedEvidence message, CancellationToken cancellationToken) => GiveUp();

        public Task GiveUpAsync(SignedEvidence message, CancellationToken cancellationToken) => GiveUp();

        Task GiveUp()
        {
            Interlocked.Increment(ref _givenUp);
            return Task.FromException(new DataException(Secret));
        }

        Task Throw()
        {
            Interlocked.Increment(ref _thrown);
            var failure = new DataException($"Host=db;Password={Secret}", new InvalidOperationException($"row: {Secret}"));
            failure.Data["connection"] = Secret;
            failure.HelpLink = $"https://user:{Secret}@db";
            return Task.FromException(failure);
        }
    }
}
