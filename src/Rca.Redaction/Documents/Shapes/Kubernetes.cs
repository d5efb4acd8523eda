namespace Rca.Redaction.Documents.Shapes;

/// <summary>Secrets, alone, in lists and in watch events; sealed and external ones.</summary>
static class Kubernetes
{
    const int LongestName = 40;

    internal static void ByKind(DocumentTape tape, int node)
    {
        var kind = tape.Find(node, "kind"u8);
        if (tape.Says(kind, "secret"u8))
            Data(tape, node);
        else if (tape.Says(kind, "sealedsecret"u8) && tape.Find(node, "spec"u8) is >= 0 and var spec)
            tape.MarkAll(tape.Find(spec, "encrypteddata"u8), Verdict.Secret);
        else if (tape.Says(kind, "secretlist"u8) && tape.Find(node, "items"u8) is >= 0 and var items)
            Items(tape, items);
    }

    /// <summary>A secret's type says what it is where its kind is left out.</summary>
    internal static void ByType(DocumentTape tape, int node)
    {
        var type = tape.Find(node, "type"u8) is >= 0 and var member ? tape.Text(member) : default;
        if (type.SequenceEqual("Opaque"u8) || type.StartsWith("kubernetes.io/"u8)
            || type.StartsWith("helm.sh/release"u8) || type.StartsWith("bootstrap.kubernetes.io/"u8))
            Data(tape, node);
    }

    /// <summary>Beside remoteRef, secretKey names a key of the secret that is made.</summary>
    internal static void ExternalSecret(DocumentTape tape, int node)
    {
        if (tape.Find(node, "secretkey"u8) is >= 0 and var name && IsName(tape.Text(name)))
            tape.Nodes[name].OnlyNames = true;
    }

    /// <summary>Words: a secret of any strength has digits.</summary>
    internal static bool IsName(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!char.IsAsciiLetter((char)b) && b is not ((byte)'-' or (byte)'_' or (byte)'.'))
                return false;
        }
        return text.Length <= LongestName;
    }

    static void Items(DocumentTape tape, int items)
    {
        for (var item = items + 1; item < tape.Nodes[items].After; item = tape.Nodes[item].After)
            Data(tape, item);
    }

    static void Data(DocumentTape tape, int secret)
    {
        if (tape.Nodes[secret].Kind != NodeKind.Object)
            return;
        for (var member = secret + 1; member < tape.Nodes[secret].After; member = tape.Nodes[member].After)
        {
            if (tape.Nodes[member].Name == Member.Data)
                tape.MarkAll(member, Scanning.AsciiByte.EqualsIgnoreCase(tape.Key(member), "data"u8) ? Verdict.EncodedSecret : Verdict.Secret);
        }
    }
}
