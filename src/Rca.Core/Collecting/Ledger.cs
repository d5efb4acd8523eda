using System.Text.Json;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>
/// Every request that one attempt makes to its source, in the order in which they began. Safe for concurrent use.
/// What reaches the source writes it: <see cref="LedgerHandler"/> for HTTP, a connector's own transport for other protocols.
/// </summary>
/// <param name="requestBudget">The most requests that the attempt may make.</param>
public sealed class Ledger(int requestBudget = Ledger.DefaultRequestBudget)
{
    /// <summary>The requests that an attempt may make where nothing else is said.</summary>
    public const int DefaultRequestBudget = 500;

    /// <summary>The most entries that are kept; those beyond are counted in <see cref="Elided"/>.</summary>
    public const int MaximumEntries = 1_000;

    /// <summary>The most bytes of JSON that the kept entries may take: with the last part of the evidence, and those of a probe, they must fit into one message (1 MiB).</summary>
    public const int MaximumBytes = 64 * 1024;

    readonly Lock _gate = new();
    readonly ClockSkew _skew = new();
    readonly List<LedgerRequest> _kept = [];
    int _admitted;
    int _answered;
    int _over;
    long _bytes;

    /// <summary>The try of the attempt that requests are entered under from now on; 1 is the first. Whoever retries sets it.</summary>
    public int Try { get; set; } = 1;

    /// <summary>The requests that the source answered to the end, whatever it said.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>The requests that are over, answered or lost.</summary>
    internal int Over => Volatile.Read(ref _over);

    /// <summary>The source's clock less ours, as <see cref="SawClock"/> bounds it; null when the source never told its time.</summary>
    public MillisecondRange? Skew
    {
        get
        {
            lock (_gate) return _skew.Range;
        }
    }

    /// <summary>Takes note of the source's time, which it told in an answer.</summary>
    /// <param name="sent">When the request was made, by our clock.</param>
    /// <param name="received">When the answer was here, by our clock.</param>
    /// <param name="earliest">The earliest time that the source's clock showed in between.</param>
    /// <param name="latest">The latest.</param>
    public void SawClock(DateTimeOffset sent, DateTimeOffset received, DateTimeOffset earliest, DateTimeOffset latest)
    {
        lock (_gate) _skew.Add(earliest - received, latest - sent);
    }

    /// <summary>The requests whose entries were not kept.</summary>
    public int Elided
    {
        get
        {
            lock (_gate) return _admitted - _kept.Count;
        }
    }

    /// <summary>The entries so far; a request that is still under way is <c>lost</c> in them.</summary>
    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            lock (_gate) return [.. _kept.Select(r => r.ToEntry())];
        }
    }

    /// <summary>Enters a request that is about to be made. Whoever makes it says how it was answered, and disposes what this returns when it is over.</summary>
    /// <param name="verb">What is asked.</param>
    /// <param name="resource">Of what. A text over <see cref="LedgerText.Longest"/> characters is cut.</param>
    /// <param name="selector">Which part; cut likewise. Null when there is none.</param>
    /// <param name="clock">Measures the duration.</param>
    /// <exception cref="SourceFailureException">The request budget is used up; the request must not be made.</exception>
    public LedgerRequest Admit(string verb, string resource, string? selector, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var request = new LedgerRequest(() => Interlocked.Increment(ref _answered), () => Interlocked.Increment(ref _over), verb, LedgerText.Cut(resource), selector is null ? null : LedgerText.Cut(selector), Try, clock);
        var size = JsonSerializer.SerializeToUtf8Bytes(request.ToEntry() with { Bytes = long.MaxValue, DurationMs = long.MaxValue }, WireJson.Options).Length;
        lock (_gate)
        {
            if (_admitted >= requestBudget)
                throw new SourceFailureException(Outcome.Truncated, "request-budget", $"more than the {requestBudget} requests that one attempt may make were needed");
            _admitted++;
            // Once one is not kept none is, so that what is kept is the beginning and has no holes.
            if (_kept.Count < MaximumEntries && _bytes + size <= MaximumBytes && _kept.Count == _admitted - 1)
            {
                _kept.Add(request);
                _bytes += size;
            }
        }

        return request;
    }
}
