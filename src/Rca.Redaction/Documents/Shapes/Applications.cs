namespace Rca.Redaction.Documents.Shapes;

/// <summary>Places in the settings of single applications.</summary>
static class Applications
{
    const int MinCookie = 8;

    internal static void AllOf(DocumentTape tape, int node) => tape.MarkAll(node, Verdict.Secret);

    /// <summary>Cookies by name, or as a list of name and value.</summary>
    internal static void Cookies(DocumentTape tape, int node)
    {
        for (var item = node + 1; item < tape.Nodes[node].After; item = tape.Nodes[item].After)
        {
            var value = tape.Nodes[item].Kind == NodeKind.Object ? tape.Find(item, "value"u8) : item;
            if (value < 0 || tape.Nodes[value].Kind != NodeKind.String)
                continue;
            if (tape.Nodes[node].Kind == NodeKind.Object || value != item ? tape.Text(value).Length >= MinCookie : tape.Text(value).Contains((byte)'='))
                tape.Raise(value, Verdict.Secret);
        }
    }

    /// <summary>chpasswd of cloud-init: a line "user:password" for each.</summary>
    internal static void Accounts(DocumentTape tape, int node)
    {
        if (tape.Find(node, "chpasswd"u8) is >= 0 and var accounts)
            tape.MarkAll(tape.Find(accounts, "list"u8), Verdict.Secret);
    }

    /// <summary>Keys whose names say nothing elsewhere: a routing key is public to a message broker.</summary>
    internal static void Receivers(DocumentTape tape, int node)
    {
        for (var item = node + 1; item < tape.Nodes[node].After; item = tape.Nodes[item].After)
        {
            tape.MarkAll(tape.Find(item, "service_key"u8), Verdict.Secret);
            tape.MarkAll(tape.Find(item, "routing_key"u8), Verdict.Secret);
            tape.MarkAll(tape.Find(item, "api_key"u8), Verdict.Secret);
            tape.MarkAll(tape.Find(item, "user_key"u8), Verdict.Secret);
            tape.MarkAll(tape.Find(item, "token"u8), Verdict.Secret);
        }
    }
}
