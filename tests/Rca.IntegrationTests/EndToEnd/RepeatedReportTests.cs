using System.Text;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Messaging;
using Rca.Pipeline.Intake;
using Rca.Storage;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>A report that was kept while the bus did not take it is published when the sender repeats it.</summary>
public sealed class RepeatedReportTests
{
    [Fact]
    public async Task Report_whose_publishing_failed_is_published_when_it_is_sent_again()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var store = SqliteIncidentStore.InMemory(TimeProvider.System);
        await store.PrepareAsync(ct);
        var bus = new FailsOnce();
        var inbox = new StoreInbox(store, bus, Rca.Core.Configuration.BudgetConfiguration.Default);
        var incident = PlainIncident.Read(Encoding.UTF8.GetBytes(Sources.Incident("repeated", "orders")));

        await Assert.ThrowsAsync<BusUnavailableException>(() => inbox.AcceptAsync(incident, ct));
        await inbox.AcceptAsync(incident, ct);

        Assert.Equal(Identity.Incident(incident), Identity.Incident(Assert.IsType<IncidentReported>(Assert.Single(bus.Published))));
        Assert.Single(await store.UnplannedAsync(10, ct));
    }

    sealed class FailsOnce : IMessagePublisher
    {
        bool _failed;

        public List<object> Published { get; } = [];

        public Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken, TimeSpan? timeToLive = null) where T : class
        {
            if (!_failed)
            {
                _failed = true;
                throw new BusUnavailableException();
            }

            Published.Add(message);
            return Task.CompletedTask;
        }
    }
}
