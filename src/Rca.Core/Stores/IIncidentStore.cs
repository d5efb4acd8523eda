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

    /// <summary>
    /// The incident that a report of a group that repeats belongs to: the one that the group has already, or this report's own, which is then accepted. The group has a new
    /// one where it has been resolved for <paramref name="reopenAfter"/>, or where the report's oldest alert began so long after the group was last seen.
    /// </summary>
    /// <returns>The id of that incident. The report's own id stands for it from then on.</returns>
    Task<string> EnterAsync(IncidentReported report, TimeSpan reopenAfter, CancellationToken cancellationToken);

    /// <summary>Records that every alert of a group has resolved. A group that is not known stays unknown.</summary>
    Task ResolveAsync(IncidentReported report, CancellationToken cancellationToken);

    /// <summary>How many accepted incidents have no plan; at most <paramref name="limit"/> are counted.</summary>
    Task<int> CountUnplannedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Accepted incidents without a plan, oldest first.</summary>
    Task<IReadOnlyList<IncidentReported>> UnplannedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the plan of an incident (and the incident, where it is not known), on these terms.
    /// An item for which another plan's collection is fresh, or under way, shares that one: no command is sent for it.
    /// When the incident has a plan already, that one stays and is returned.
    /// </summary>
    /// <exception cref="IncidentDeletedException">It was sealed, and deleted since.</exception>
    Task<StoredPlan> AddPlanAsync(Plan plan, PlanTerms terms, CancellationToken cancellationToken);

    /// <summary>Commands of unsealed plans that were not marked as sent and whose plan's deadline has not passed, oldest plan first.</summary>
    /// <param name="planId">Only of this plan; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<CollectEvidence>> UnsentAsync(string? planId, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Lets waiting commands for a source through, at most <paramref name="perMinute"/> in any minute over all processes, shared by turns between the incidents that wait;
    /// one incident is given no more than half of what is left of them at once.
    /// </summary>
    /// <returns>The commands, for the caller alone to send.</returns>
    Task<IReadOnlyList<CollectEvidence>> AdmitAsync(string source, int perMinute, CancellationToken cancellationToken);

    /// <summary>Marks a command as sent.</summary>
    Task MarkSentAsync(string commandId, CancellationToken cancellationToken);

    /// <summary>Forgets of every unsealed plan which commands were sent, for a bus that did not outlive the process.</summary>
    Task ForgetSentAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Ends the waiting for collections of other plans that will not come any more, since those plans' deadlines have passed: one of those that waited
    /// asks itself, and the others wait for that one.
    /// </summary>
    /// <returns>The plans that have a command to send now.</returns>
    Task<IReadOnlyList<string>> TakeOverAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Deletes what is kept to be shared and cannot be any more.</summary>
    Task ForgetSharedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Records one part of an attempt; a part that is known already changes nothing.</summary>
    Task<Recorded> RecordAsync(EvidenceCollected part, CancellationToken cancellationToken);

    /// <summary>Unsealed plans that can be sealed now: every item is answered, or the deadline has passed.</summary>
    Task<IReadOnlyList<string>> DueAsync(int limit, CancellationToken cancellationToken);

    /// <summary>A plan with every part that was recorded for it; null when it is not known.</summary>
    Task<GatheredPlan?> GatherAsync(string planId, CancellationToken cancellationToken);

    /// <summary>Keeps a manifest with its evidence and closes its plan, in one transaction. False when that revision is there already, or the one before it is not.</summary>
    Task<bool> SealAsync(SealedManifest manifest, CancellationToken cancellationToken);

    /// <summary>Sealed plans for which evidence came after the seal, while that is allowed, and that no revision knows yet.</summary>
    Task<IReadOnlyList<string>> RevisableAsync(int limit, CancellationToken cancellationToken);

    /// <summary>The newest revision of a plan's manifest; null when there is none.</summary>
    Task<SealedRevision?> FindSealedAsync(string planId, CancellationToken cancellationToken);

    /// <summary>Marks what came late, up to so many closed attempts, as known: it changed nothing.</summary>
    Task MarkRevisedAsync(string planId, int closings, CancellationToken cancellationToken);

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

    /// <summary>Deletes sealed incidents that are kept long enough, the oldest first, and none that is held. Evidence goes with the last manifest that wants it.</summary>
    /// <returns>How many, at most <paramref name="limit"/>.</returns>
    Task<int> DeleteOldAsync(Retention retention, int limit, CancellationToken cancellationToken);

    /// <summary>What stands in the place of an incident's manifest when it was deleted; null when it was not.</summary>
    Task<Tombstone?> FindTombstoneAsync(string incidentId, CancellationToken cancellationToken);

    /// <summary>Holds an incident, so that it is not deleted, or releases it. False when it is not known, or deleted already.</summary>
    Task<bool> HoldAsync(string incidentId, bool isHeld, CancellationToken cancellationToken);

    /// <summary>One piece of evidence as canonical JSON by its SHA-256; null when it is not known.</summary>
    Task<string?> FindEvidenceAsync(string sha256, CancellationToken cancellationToken);
}
