namespace Rca.Redaction.Documents.Shapes;

/// <summary>What vaults answer, and private keys written as JSON.</summary>
static class Vaults
{
    static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "k", "oth"];

    internal static void SecretString(DocumentTape tape, int node)
    {
        tape.MarkAll(tape.Find(node, "secretstring"u8), Verdict.SecretDocument);
        tape.MarkAll(tape.Find(node, "secretbinary"u8), Verdict.EncodedSecret);
    }

    internal static void Response(DocumentTape tape, int node)
    {
        var data = tape.Find(node, "data"u8);
        if (data < 0 || tape.Find(node, "request_id"u8) < 0)
            return;
        // A listing holds names only.
        if (tape.Nodes[data].Count == 1 && tape.Find(data, "keys"u8) >= 0)
            return;
        var versioned = tape.Find(data, "data"u8) is >= 0 and var inner && tape.Find(data, "metadata"u8) >= 0 ? inner : data;
        tape.MarkAll(versioned, Verdict.Secret);
    }

    internal static void PrivateKey(DocumentTape tape, int node)
    {
        for (var member = node + 1; member < tape.Nodes[node].After; member = tape.Nodes[member].After)
        {
            foreach (var name in PrivateMembers)
            {
                if (System.Text.Ascii.Equals(tape.Key(member), name))
                    tape.MarkAll(member, Verdict.Secret);
            }
        }
    }
}
