namespace Rca.Core.Collecting;

/// <summary>
/// What the author of a connector writes: what to ask a source and what the answer means. Deadline, budgets, ledger, outcome and sealing are done around it.
/// One instance serves one configured source; calls may overlap.
/// </summary>
public interface IConnector
{
    /// <summary>What this connector can collect, what it needs for that, and every field that it can return.</summary>
    ConnectorDescriptor Describe();

    /// <summary>What this identity may see at the source. It changes nothing there, and never throws for "no".</summary>
    /// <param name="ledger">Where its requests to the source are entered.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<ProbeReport> ProbeAsync(Ledger ledger, CancellationToken cancellationToken);

    /// <summary>
    /// Streams the evidence of one command, the newest first; what was yielded before an end is kept. Beyond a budget the first pieces are kept
    /// and a few of the last. Yielding nothing means: asked, permitted, nothing there; the ledger must have a request that the source answered.
    /// Ends when the token is cancelled, and closes its connection then: what is yielded afterwards is not kept. It may be called again, with the
    /// same ledger, when it yielded nothing and threw what may pass.
    /// </summary>
    /// <exception cref="SourceFailureException">The source could not or would not answer; it names the outcome.</exception>
    IAsyncEnumerable<CapturedItem> CollectAsync(CollectRequest request, CancellationToken cancellationToken);
}
