using Rca.Core.Messaging;

namespace Rca.Pipeline.Intake;

/// <summary>The door on the bus: what anyone put there as plain JSON goes the same way as what comes in over HTTP.</summary>
sealed class RawIncidentHandler(IncidentDesk desk) : IMessageHandler<RawMessage>
{
    /// <summary>The largest message on the bus, in bytes.</summary>
    public const int MaximumBytes = 1024 * 1024;

    public async Task HandleAsync(RawMessage message, CancellationToken cancellationToken)
    {
        if (message.Body.Length > MaximumBytes) throw new RejectedException(Rejection.TooLarge, $"the body is larger than {MaximumBytes} bytes");
        if (!string.Equals(message.ContentType, "application/json", StringComparison.OrdinalIgnoreCase))
            throw new RejectedException(Rejection.ContentType, "expected the content type application/json");
        try
        {
            await desk.AcceptAsync(PlainIncident.Read(message.Body), cancellationToken);
        }
        catch (IntakeException e) when (e.Status == StatusCodes.Status503ServiceUnavailable)
        {
            throw new BusUnavailableException();
        }
        catch (IntakeException e)
        {
            throw new RejectedException(Rejection.Malformed, e.Field.Length == 0 ? e.Message : $"{e.Field}: {e.Message}");
        }
    }
}
