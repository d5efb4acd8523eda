using System.Globalization;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>Enters every HTTP request and the bytes of its answer into the ledger. A connector that speaks HTTP puts it into its client.</summary>
/// <param name="ledger">The ledger of the attempt.</param>
/// <param name="clock">Measures the duration.</param>
public sealed class LedgerHandler(Ledger ledger, TimeProvider clock) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ledger.Admit();
        var started = clock.GetTimestamp();
        var status = "lost";
        long bytes = 0;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            // The body is read here, inside the attempt's token, so that its size is known and nothing drips on after the entry.
            await response.Content.LoadIntoBufferAsync(MaximumBody, cancellationToken);
            bytes = response.Content.Headers.ContentLength ?? 0;
            return response;
        }
        finally
        {
            var uri = request.RequestUri;
            ledger.Enter(new LedgerEntry(
                request.Method.Method,
                uri?.AbsolutePath ?? "",
                status,
                bytes,
                (long)clock.GetElapsedTime(started).TotalMilliseconds,
                uri is { Query.Length: > 1 } ? uri.Query[1..] : null));
        }
    }

    /// <summary>The largest answer that is read, in bytes; a longer one fails the request.</summary>
    public const long MaximumBody = 32 * 1024 * 1024;
}
