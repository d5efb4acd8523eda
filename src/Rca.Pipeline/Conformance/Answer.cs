using Rca.Contracts;

namespace Rca.Pipeline.Conformance;

/// <summary>One message of the candidate, opened as far as it can be, so that one fault does not hide all the others.</summary>
/// <param name="At">When it came, since the start of the trial.</param>
/// <param name="MessageId">The AMQP property.</param>
/// <param name="ContentType">The AMQP property.</param>
/// <param name="Size">Bytes of its body.</param>
/// <param name="Message">The message.</param>
/// <param name="SealHeader">The protected header of the JWE; null when there is none.</param>
/// <param name="Signed">What was inside the seal; null when it could not be opened.</param>
/// <param name="Part">The part, whether or not its signature holds; null when there is none.</param>
sealed record Answer(
    TimeSpan At,
    string? MessageId,
    string? ContentType,
    int Size,
    CapturedEvidence Message,
    IReadOnlyDictionary<string, string>? SealHeader,
    string? Signed,
    CapturedPart? Part);
