using k8s;

namespace Rca.Connectors.Kubernetes.Capabilities.Logs;

/// <summary>A log as the session hands on an answer, though it is no object of the API.</summary>
sealed class LogAnswer : IKubernetesObject
{
    public const string TheKind = "Log";

    LogAnswer(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    public static LogAnswer Nothing { get; } = new(default);

    public ReadOnlyMemory<byte> Bytes { get; }

    public string ApiVersion { get; set; } = "v1";

    public string Kind { get; set; } = TheKind;

    public static async Task<LogAnswer> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using (stream)
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellationToken);
            return new LogAnswer(bytes.ToArray());
        }
    }
}
