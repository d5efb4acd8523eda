using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.Core.Stores;

namespace Rca.Pipeline.Roles;

/// <summary>Records what was collected, and seals when all is in.</summary>
sealed partial class AggregatorHandler(
    IIncidentStore store,
    ManifestSealer sealer,
    ManifestAnnouncer announcer,
    ILogger<AggregatorHandler> logger) : IMessageHandler<EvidenceCollected>
{
    public async Task HandleAsync(EvidenceCollected message, CancellationToken cancellationToken)
    {
        var recorded = await store.RecordAsync(message, cancellationToken);
        if (recorded == Recorded.Ready)
        {
            if (await sealer.SealAsync(message.PlanId, cancellationToken) is { } announcement) await announcer.AnnounceAsync(announcement, cancellationToken);
        }
        else if (recorded == Recorded.Unplanned) throw new RejectedException(Rejection.Unplanned, "no plan has this command for this source");
        else if (recorded == Recorded.Foreign) throw new RejectedException(Rejection.AttemptForeign, "the part does not fit what is recorded of its attempt");
        else if (recorded == Recorded.Late) Log.Dropped(logger, message.CommandId, recorded);
    }

    public Task GiveUpAsync(EvidenceCollected message, CancellationToken cancellationToken) => HandleAsync(
        new EvidenceCollected(message.CommandId, message.PlanId, message.Source, GivenUp.Attempt(message.Attempt), 0, [], GivenUp.By("aggregator")), cancellationToken);

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "dropped a part of {Command}: {Why}")]
        public static partial void Dropped(ILogger logger, string command, Recorded why);
    }
}
