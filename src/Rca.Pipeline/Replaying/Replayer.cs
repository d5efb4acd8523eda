using Microsoft.Extensions.Logging.Abstractions;
using Rca.Core.Manifests;
using Rca.Core.Planning;
using Rca.Core.Signing;
using Rca.Core.Stores;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Redaction;
using Rca.Redaction;

namespace Rca.Pipeline.Replaying;

/// <summary>
/// Redacts, plans and assembles again what was recorded. It asks no source and no clock: the same recording, configuration and policy give the same bytes.
/// </summary>
static class Replayer
{
    /// <exception cref="BadInputException">The recording is of another configuration, or the policy leads to another plan.</exception>
    public static SealedManifest Run(Recording recording, PipelineConfiguration configuration, SigningKey key)
    {
        var planning = configuration.Planning;
        if (!string.Equals(recording.ConfigurationDigest, planning.Digest, StringComparison.Ordinal))
            throw new BadInputException("the recording was made with other sources, routes or budgets: replay it with the rca.yaml of that time; "
                + "only 'redaction' may differ");
        var engine = new RedactionEngine(TokenKeys.From(recording.Tokens), configuration.Policy);
        var incident = new IncidentRedactor(engine, planning.NamedLabels).Redact(recording.Incident);
        var plan = new Planner(planning, configuration.Connectors, configuration.Policy.Digest).PlanFor(incident, recording.PlannedAt);
        RefuseUnplanned(recording, plan);
        var redactor = new EvidenceRedactor(engine, new Catalogues(configuration.Connectors.Values), planning.Sources, NullLogger<EvidenceRedactor>.Instance);
        var stored = new StoredPlan(plan, recording.Assembly.AcceptedAt, recording.Assembly.Deadline, IsSealed: false);
        return ManifestAssembler.Assemble(new GatheredPlan(stored, [.. recording.Parts.Select(redactor.Redact)]), recording.Assembly.SealedAt, key);
    }

    static void RefuseUnplanned(Recording recording, Plan plan)
    {
        var planned = plan.Items.Where(i => i.Refusal is null).ToDictionary(i => i.CommandId, i => i.Source, StringComparer.Ordinal);
        if (recording.Parts.Any(p => !string.Equals(planned.GetValueOrDefault(p.Command.CommandId), p.Command.Source, StringComparison.Ordinal)))
            throw new BadInputException("this policy leads to another plan: it redacts a label that a route needs, "
                + "so what was recorded answers other questions");
    }
}
