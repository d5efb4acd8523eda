namespace Rca.Pipeline.Conformance.Checks;

sealed class PropertyCheck : ICheck
{
    public string Id => "properties";

    public string Promise => "publishes each part under a message id of its own, as application/json";

    public Verdict Judge(Transcript transcript)
    {
        if (transcript.Answers.Any(a => !string.Equals(a.ContentType, "application/json", StringComparison.Ordinal))) return Verdict.Fails("a message has not the content type application/json");
        if (transcript.Answers.Any(a => !Guid.TryParse(a.MessageId, out _))) return Verdict.Fails("a message has no message id, or one that is no UUID");
        var shared = transcript.Answers.GroupBy(a => a.MessageId, StringComparer.Ordinal)
            .Any(g => g.Select(a => (a.Message.CommandId, a.Message.Attempt, a.Message.Sequence)).Distinct().Count() > 1);
        return shared ? Verdict.Fails("two parts have the same message id") : Verdict.Holds;
    }
}
