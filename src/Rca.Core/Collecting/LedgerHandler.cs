using System.Globalization;

namespace Rca.Core.Collecting;

/// <summary>Enters every HTTP request and its answer into the ledger before it is made. A connector that speaks HTTP puts it into its client.</summary>
/// <param name="ledger">The ledger of the attempt.</param>
/// <param name="clock">Measures the duration.</param>
/// <param name="shown">The query parameters whose values may be shown, by name; of all others the ledger has the name alone. Null for none.</param>
public sealed class LedgerHandler(Ledger ledger, TimeProvider clock, IReadOnlyCollection<string>? shown = null) : DelegatingHandler
{
    /// <summary>The largest answer that is read, in bytes after decompression; a longer one fails the request.</summary>
    public const int MaximumBody = 32 * 1024 * 1024;

    const int ChunkBytes = 16 * 1024;

    // The header has whole seconds, cut off.
    static readonly TimeSpan DateResolution = TimeSpan.FromMilliseconds(999);

    /// <inheritdoc/>
    /// <exception cref="SourceFailureException">The request budget is used up.</exception>
    /// <exception cref="HttpRequestException">No answer came, or it is longer than <see cref="MaximumBody"/>.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uri = request.RequestUri;
        using var entry = ledger.Admit(request.Method.Method, uri?.AbsolutePath ?? "", LedgerQuery.Show(uri?.Query, shown ?? []), clock);
        var sent = clock.GetUtcNow();
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            // An answer out of a cache tells the time of somebody else's question.
            if (response.Headers is { Date: { } date, Age: null }) ledger.SawClock(sent, clock.GetUtcNow(), date, date + DateResolution);
            // The body is read here, inside the attempt's token, so that its size is known and nothing drips on after the entry.
            var content = await ReadAsync(response.Content, entry, cancellationToken);
            foreach (var (name, values) in response.Content.Headers.NonValidated) content.Headers.TryAddWithoutValidation(name, values);
            response.Content.Dispose();
            response.Content = content;
            entry.Answer(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    static async Task<HttpContent> ReadAsync(HttpContent content, LedgerRequest entry, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaximumBody) throw TooLong();
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var body = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        while (await stream.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            entry.Read(read);
            if (body.Length + read > MaximumBody) throw TooLong();
            body.Write(chunk, 0, read);
        }

        return new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length);
    }

    static HttpRequestException TooLong() => new(HttpRequestError.ConfigurationLimitExceeded, $"an answer was longer than {MaximumBody} bytes");
}
