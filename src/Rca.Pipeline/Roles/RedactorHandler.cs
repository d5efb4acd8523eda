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
        var collected = redactor.Redact(opener.Open(message));
        return bus.PublishAsync(signer.Sign(collected), Identity.MessageId("collected", message.CommandId, message.Attempt, $"{message.Sequence}"), cancellationToken);
    }
}
