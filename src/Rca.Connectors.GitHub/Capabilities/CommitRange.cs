using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Sync;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>What lies between two commits, by one comparison.</summary>
sealed class CommitRange
{
    // GitHub lists no more files than these.
    const int MaximumFiles = 300;

    readonly WireComparison? _read;
    readonly Dictionary<PathClass, int>? _files;

    CommitRange(WireComparison? read, string from, string to, DateTimeOffset readAt)
    {
        (_read, ReadAt) = (read, readAt);
        _files = read?.Files?.CountBy(f => PathClasses.Of(f.Filename)).ToDictionary();
        Evidence = new CommitRangeEvidence(
            from,
            to,
            read is null ? RangeRelation.Gone : ClosedWord.Of(read.Status, RangeRelation.Other),
            Quantity.Of(read?.TotalCommits, UnknownReason.NotReported),
            Quantity.Of(read?.BehindBy, UnknownReason.NotReported),
            [.. read?.Commits.Select(c => CommitReading.Id(c.Sha)) ?? []],
            [.. read?.Commits.Select(Reverts.Read).OfType<RevertEvidence>() ?? []],
            Files(PathClass.Ci),
            Files(PathClass.Dependency),
            Files(PathClass.Migration),
            Files(PathClass.Infra),
            Files(PathClass.Config),
            Files(PathClass.Code));
    }

    public DateTimeOffset ReadAt { get; }

    public CommitRangeEvidence Evidence { get; }

    public static async Task<CommitRange> ReadAsync(GitHubApi api, string repository, string from, string to, CancellationToken cancellationToken)
    {
        var address = CommitPages.Between(repository, CommitReading.Id(from), CommitReading.Id(to));
        try
        {
            var page = await CommitPages.CompareAsync(api, address, cancellationToken);
            return new CommitRange(page.Body, from, to, page.ReceivedAt);
        }
        catch (SourceFailureException e) when (e.Reason == GitHubFailures.NotVisible)
        {
            // A commit that no branch has any more may be gone; what was deployed stays.
            return new CommitRange(null, from, to, api.Now);
        }
    }

    /// <summary>How many changed files are for that.</summary>
    Quantity Files(PathClass of)
    {
        if (_files is null) return Quantity.Unknown(UnknownReason.NotReported);
        var count = _files.GetValueOrDefault(of);
        return _read!.Files!.Count < MaximumFiles ? Quantity.Of(count) : Quantity.AtLeast(count);
    }
}
