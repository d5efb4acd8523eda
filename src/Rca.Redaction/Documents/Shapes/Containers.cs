using System.Buffers;
using Rca.Redaction.Rules.KeyValues;

namespace Rca.Redaction.Documents.Shapes;

/// <summary>What container engines keep: registry logins, and environments as lists of NAME=value.</summary>
static class Containers
{
    static readonly SearchValues<byte> NameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-:"u8);

    internal static void Auths(DocumentTape tape, int node)
    {
        if (tape.Find(node, "auths"u8) is not (>= 0 and var auths))
            return;
        for (var host = auths + 1; host < tape.Nodes[auths].After; host = tape.Nodes[host].After)
        {
            tape.MarkAll(tape.Find(host, "auth"u8), Verdict.EncodedSecret);
            tape.MarkAll(tape.Find(host, "password"u8), Verdict.Secret);
            tape.MarkAll(tape.Find(host, "identitytoken"u8), Verdict.Secret);
            tape.MarkAll(tape.Find(host, "registrytoken"u8), Verdict.Secret);
        }
    }

    internal static void Environment(DocumentTape tape, int node)
    {
        if (tape.Nodes[node].Kind != NodeKind.Array)
            return;
        for (var item = node + 1; item < tape.Nodes[node].After; item = tape.Nodes[item].After)
        {
            var text = tape.Text(item);
            var end = text.IndexOf((byte)'=');
            if (end <= 0 || text[..end].ContainsAnyExcept(NameBytes) || KeyVerdict.KindOf(text[..end]) is not (not KeyKind.None and var kind))
                continue;
            if (KeyVerdict.Of(text[(end + 1)..], NodeKind.String, kind, text[..end]) >= Verdict.Credential)
                tape.Raise(item, Verdict.Secret, end + 1);
        }
    }
}
