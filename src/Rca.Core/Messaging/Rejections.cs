using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Rca.Contracts;

namespace Rca.Core.Messaging;

/// <summary>Counts rejected messages (meter <c>Rca.Pipeline</c>, counter <c>rca.messages.rejected</c>, tags <c>message</c> and <c>reason</c>) and says so in the log.</summary>
public sealed partial class Rejections
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Rca.Pipeline";

    /// <summary>The name of the counter.</summary>
    public const string CounterName = "rca.messages.rejected";

    readonly Counter<long> _rejected;
    readonly ILogger _logger;

    /// <summary>Counts with a meter of <paramref name="meters"/>.</summary>
    public Rejections(IMeterFactory meters, ILogger<Rejections> logger)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _rejected = meters.Create(MeterName).CreateCounter<long>(CounterName, "{message}", "Messages that were rejected, by message and reason.");
        _logger = logger;
    }

    /// <summary>Counts one message.</summary>
    /// <param name="message">The name of its type.</param>
    /// <param name="body">Its body, of which the log shows the beginning of a digest.</param>
    /// <param name="rejected">Why.</param>
    public void Add(string message, ReadOnlySpan<byte> body, RejectedException rejected)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        var reason = WireJson.Word(rejected.Why);
        _rejected.Add(1, new("message", message), new("reason", reason));
        Log.Rejected(_logger, message, Identity.Sha256(body)[..16], reason, rejected.Message);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "rejected a {Message} ({Digest}): {Reason}: {Detail}")]
        public static partial void Rejected(ILogger logger, string message, string digest, string reason, string detail);
    }
}
