namespace Rca.Connectors.GitHub;

/// <summary>Reads the target of rel="next" (RFC 8288). Octokit's own parser splits at every comma, also at one within an address.</summary>
static class LinkHeader
{
    public static Uri? Next(string? header, Uri baseAddress)
    {
        var rest = header.AsSpan();
        while (rest.IndexOf('<') is var open and >= 0 && rest[open..].IndexOf('>') is var length and > 0)
        {
            var target = rest.Slice(open + 1, length - 1);
            rest = rest[(open + length + 1)..];
            var end = rest.IndexOf('<');
            var parameters = end < 0 ? rest : rest[..end];
            if (IsNext(parameters) && Uri.TryCreate(baseAddress, target.ToString(), out var address)) return address;
        }

        return null;
    }

    static bool IsNext(ReadOnlySpan<char> parameters)
    {
        foreach (var part in parameters.SplitAny(';', ','))
        {
            var parameter = parameters[part].Trim();
            if (parameter.Equals("rel=\"next\"", StringComparison.OrdinalIgnoreCase) || parameter.Equals("rel=next", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
