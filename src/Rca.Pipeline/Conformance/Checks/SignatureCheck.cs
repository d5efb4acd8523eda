using Rca.Core.Messaging;
using Rca.Core.Signing;

namespace Rca.Pipeline.Conformance.Checks;

sealed class SignatureCheck : ICheck
{
    public string Id => "signature";

    public string Promise => "signs each part with the key of its source, for the command that it answers";

    public Verdict Judge(Transcript transcript)
    {
        var opened = transcript.Answers.Where(a => a.Signed is not null).ToList();
        if (opened.Count == 0) return Verdict.NotChecked("no part could be opened");
        var verifier = new MessageVerifier([transcript.SourceKey]);
        return Verdict.Of(opened.Select(a => Problem(a, transcript, verifier)).OfType<string>());
    }

    static string? Problem(Answer answer, Transcript transcript, MessageVerifier verifier)
    {
        try
        {
            var part = verifier.Open(answer.Signed!);
            var asked = transcript.Asked.First(a => string.Equals(a.Command.CommandId, answer.Message.CommandId, StringComparison.Ordinal)).Command;
            var same = string.Equals(part.Command.CommandId, asked.CommandId, StringComparison.Ordinal)
                && string.Equals(part.Command.PlanId, asked.PlanId, StringComparison.Ordinal) && string.Equals(answer.Message.PlanId, asked.PlanId, StringComparison.Ordinal)
                && string.Equals(part.Command.Source, asked.Source, StringComparison.Ordinal) && string.Equals(answer.Message.Source, asked.Source, StringComparison.Ordinal)
                && string.Equals(part.Attempt, answer.Message.Attempt, StringComparison.Ordinal) && part.Sequence == answer.Message.Sequence;
            return same ? null : "what is signed is not for the command, attempt and sequence of its message";
        }
        catch (RejectedException e)
        {
            return e.Message;
        }
    }
}
