using Rca.Contracts;
using Rca.Core.Planning;

namespace Rca.Core.Stores;

/// <summary>
/// The durable state of incidents, plans, evidence and manifests. Every write can be repeated: the first one counts.
/// What must follow a write (sending, announcing) is left as a row that says so, until it is marked done.
/// </summary>
public interface IIncidentStore
{
    /// <summary>Makes the store ready: its schema is there and is one that this version knows.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>The store's clock, by which deadlines are kept.</summary>
    Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken);

    /// <summary>Keeps an accepted incident. False when it is known already.</summary>
    Task<bool> AcceptAsync(string incidentId, IncidentReported incident, CancellationToken cancellationToken);

    /// <summary>Accepted incidents without a plan, oldest first.</summary>
    Task<IReadOnlyList<IncidentReported>> UnplannedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the plan of an incident (and the incident, where it is not known), to be sealed within <paramref name="timeToSeal"/> of the incident's acceptance.
    /// When the incident has a plan already, that one stays and is returned.
    /// </summary>
    Task<StoredPlan> AddPlanAsync(Plan plan, TimeSpan timeToSeal, CancellationToken cancellationToken);

    /// <summary>Commands of unsealed plans that were not marked as sent and whose plan's deadline has not passed, oldest plan first.</summary>
    /// <param name="planId">Only of this plan; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<CollectEvidence>> UnsentAsync(string? planId, int limit, CancellationToken cancellationToken);

    /// <summary>Marks a command as sent.</summary>
    Task MarkSentAsync(string commandId, CancellationToken cancellationToken);

    /// <summary>Forgets of every unsealed plan which commands were sent, for a bus that did not outlive the process.</summary>
    Task ForgetSentAsync(CancellationToken cancellationToken);

    /// <summary>Records one part of an attempt; a part that is known already changes nothing.</summary>
    Task<Recorded> RecordAsync(EvidenceCollected part, CancellationToken cancellationToken);

    /// <summary>Unsealed plans that can be sealed now: every item is answered, or the deadline has passed.</summary>
    Task<IReadOnlyList<string>> DueAsync(int limit, CancellationToken cancellationToken);

    /// <summary>A plan with every part that was recorded for it; null when it is not known.</summary>
    Task<GatheredPlan?> GatherAsync(string planId, CancellationToken cancellationToken);

    /// <summary>Keeps a manifest with its evidence and closes its plan, in one transaction. False when that revision is there already.</summary>
    Task<bool> SealAsync(SealedManifest manifest, CancellationToken cancellationToken);

    /// <summary>Manifests whose sealing was not marked as announced, oldest first.</summary>
    Task<IReadOnlyList<ManifestSealed>> UnannouncedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Marks a manifest as announced.</summary>
    Task MarkAnnouncedAsync(string planId, int revision, CancellationToken cancellationToken);

    /// <summary>Whether the incident is known: accepted or planned.</summary>
    Task<bool> KnowsAsync(string incidentId, CancellationToken cancellationToken);

    /// <summary>The newest manifest of each incident that has one, the last sealed first.</summary>
    /// <param name="after">Only those after this incident in that order; null from the beginning.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<ManifestSealed>> ListAsync(string? after, int limit, CancellationToken cancellationToken);

    /// <summary>The id of the planned incident that was accepted last of those with an alert of this fingerprint; null when there is none.</summary>
    Task<string?> FindByFingerprintAsync(string fingerprint, CancellationToken cancellationToken);

    /// <summary>The newest manifest of an incident as canonical JSON; null when there is none yet.</summary>
    Task<string?> FindManifestAsync(string incidentId, CancellationToken cancellationToken);

    /// <summary>The signed statement about the newest manifest of an incident: a DSSE envelope as JSON; null when there is none yet.</summary>
    Task<string?> FindEnvelopeAsync(string incidentId, CancellationToken cancellationToken);

    /// <summary>One piece of evidence as canonical JSON by its SHA-256; null when it is not known.</summary>
    Task<string?> FindEvidenceAsync(string sha256, CancellationToken cancellationToken);
}
