using Rca.Contracts;
using Rca.Core;
using Rca.Core.Messaging;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.Pipeline.Redaction;

namespace Rca.Pipeline.Roles;

/// <summary>Opens what was captured, redacts it by its own catalogues, signs and publishes it. What cannot be redacted is withheld.</summary>
sealed class RedactorHandler(EvidenceOpener opener, MessageSigner signer, EvidenceRedactor redactor, IMessagePublisher bus) : IMessageHandler<CapturedEvidence>
{
    public Task HandleAsync(CapturedEvidence message, CancellationToken cancellationToken)
    {
        return SendAsync(redactor.Redact(opener.Open(message)), cancellationToken);
    }

    public Task GiveUpAsync(CapturedEvidence message, CancellationToken cancellationToken)
    {
        opener.Open(message);
        return SendAsync(
            new EvidenceCollected(message.CommandId, message.PlanId, message.Source, GivenUp.Attempt(message.Attempt), 0, [], GivenUp.By("redactor")), cancellationToken);
    }

    Task SendAsync(EvidenceCollected collected, CancellationToken cancellationToken) => bus.PublishAsync(
        signer.Sign(collected), Identity.MessageId("collected", collected.CommandId, collected.Attempt, $"{collected.Sequence}"), cancellationToken);
}
