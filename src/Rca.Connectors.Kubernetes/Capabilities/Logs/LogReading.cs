using System.Net;
using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Autorest;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Logs;

/// <summary>Reads a container's log.</summary>
static class LogReading
{
    // The server cuts at this many bytes from the oldest of the lines that are asked for, so the newest would be lost.
    const int MaximumAnswer = 1024 * 1024;
    const int FewerLines = 10;

    /// <summary>The newest lines; null when there is no such log.</summary>
    public static async Task<LogTail?> ReadLogAsync(
        this KubernetesSession session, string inNamespace, string pod, string container, bool previous, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await AskAsync(LogTail.MaximumLines + 1);
            var isCut = answer.Length >= MaximumAnswer;
            if (isCut) answer = await AskAsync(FewerLines);
            var tail = LogTail.Of(answer);
            return isCut ? tail with { IsCut = true } : tail;
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.NotFound)
        {
            return null;
        }

        async Task<ReadOnlyMemory<byte>> AskAsync(int lines)
        {
            var answer = await session.AskAsync(LogsPermissions.GetLogs, LogAnswer.TheKind, async (client, token) =>
            {
                try
                {
                    var stream = await client.CoreV1.ReadNamespacedPodLogAsync(
                        pod, inNamespace, container: container, previous: previous ? true : null, tailLines: lines,
                        limitBytes: MaximumAnswer, timestamps: true, cancellationToken: token);
                    return await LogAnswer.ReadAsync(stream, token);
                }
                catch (HttpOperationException error) when (error.Response.StatusCode == HttpStatusCode.BadRequest)
                {
                    // The container has not started, or its lines before the restart are not kept.
                    return LogAnswer.Nothing;
                }
            }, cancellationToken);
            return answer.Bytes;
        }
    }
}
