using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Core.Signing;

/// <summary>What stands before the aggregator: hands on what the redactor signed.</summary>
/// <param name="redactor">Verifies evidence.</param>
/// <param name="inner">The aggregator.</param>
public sealed class SignedEvidenceHandler(MessageVerifier redactor, IMessageHandler<EvidenceCollected> inner) : IMessageHandler<SignedEvidence>
{
    /// <inheritdoc/>
    public Task HandleAsync(SignedEvidence message, CancellationToken cancellationToken) => inner.HandleAsync(redactor.Open(message), cancellationToken);

    /// <inheritdoc/>
    public Task GiveUpAsync(SignedEvidence message, CancellationToken cancellationToken) => inner.GiveUpAsync(redactor.Open(message), cancellationToken);
}
