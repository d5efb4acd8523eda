using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Signing;
using Rca.Core.Stores;
using Rca.Pipeline.Hosting;

namespace Rca.Pipeline.Roles;

/// <summary>Seals plans. Doing it twice changes nothing: the first manifest stays. It needs the store alone, so that a bus that is away delays no seal.</summary>
sealed partial class ManifestSealer(IIncidentStore store, SigningKey signing, IncidentMetrics metrics, ILogger<ManifestSealer> logger)
{
    const int AtOnce = 100;

    /// <returns>What is to be announced; null when the plan was sealed before, or is not known.</returns>
    public async Task<ManifestSealed?> SealAsync(string planId, CancellationToken cancellationToken)
    {
        if (await store.GatherAsync(planId, cancellationToken) is not { Stored.IsSealed: false } gathered) return null;
        var manifest = ManifestAssembler.Assemble(gathered, await store.NowAsync(cancellationToken), signing);
        if (!await store.SealAsync(manifest, cancellationToken)) return null;
        metrics.Sealed(manifest.Announcement.SealedAt - gathered.Stored.AcceptedAt, manifest.Outcomes);
        Log.Sealed(logger, manifest.Announcement.IncidentId, manifest.Announcement.Complete, manifest.Announcement.Planned);
        return manifest.Announcement;
    }

    /// <summary>Seals every plan that is due. One that cannot be sealed does not hold up the others.</summary>
    public async Task SealDueAsync(CancellationToken cancellationToken)
    {
        foreach (var planId in await store.DueAsync(AtOnce, cancellationToken))
        {
            try
            {
                await SealAsync(planId, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Failed(logger, planId, e.GetType().Name);
            }
        }
    }

    /// <summary>Makes a new revision of each manifest for which evidence came late. Racing others, one wins, and the chain stays one.</summary>
    public async Task ReviseDueAsync(CancellationToken cancellationToken)
    {
        foreach (var planId in await store.RevisableAsync(AtOnce, cancellationToken))
        {
            // What it follows is read first: a revision that was made since then makes this one come too late, not fork.
            if (await store.FindSealedAsync(planId, cancellationToken) is not { } before || await store.GatherAsync(planId, cancellationToken) is not { } gathered) continue;
            var manifest = ManifestAssembler.Assemble(gathered, await store.NowAsync(cancellationToken), signing, before);
            if (string.Equals(manifest.Announcement.Root, before.Announcement.Root, StringComparison.Ordinal)) await store.MarkRevisedAsync(planId, manifest.Closings, cancellationToken);
            else if (await store.SealAsync(manifest, cancellationToken)) Log.Revised(logger, manifest.Announcement.IncidentId, manifest.Announcement.Revision);
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "sealed the manifest of {Incident}: {Complete} of {Planned} items complete")]
        public static partial void Sealed(ILogger logger, string incident, int complete, int planned);

        [LoggerMessage(3, LogLevel.Information, "evidence came late for {Incident}: sealed revision {Revision}")]
        public static partial void Revised(ILogger logger, string incident, int revision);

        [LoggerMessage(2, LogLevel.Error, "could not seal {Plan}: {Fault}; it is tried again")]
        public static partial void Failed(ILogger logger, string plan, string fault);
    }
}
