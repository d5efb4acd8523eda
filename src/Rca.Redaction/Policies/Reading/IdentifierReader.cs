namespace Rca.Redaction.Policies.Reading;

/// <summary>Which identifiers may stay: for all sources, then for some.</summary>
static class IdentifierReader
{
    internal static IReadOnlyList<IdentifierAllowlist> Read(PolicySection? section)
    {
        if (section is null)
            return [];
        var lists = new List<IdentifierAllowlist>();
        if (GlobReader.Prefixes(section, "allow") is { Count: > 0 } everywhere)
            lists.Add(new([Glob.Any], everywhere));
        foreach (var part in section.List("per-source"))
        {
            if (!part.Has("sources"))
                part.Report("sources", "nothing", "the sources whose identifiers these are");
            if (!part.Has("allow"))
                part.Report("allow", "nothing", "names that may stay");
            lists.Add(new(GlobReader.Globs(part, "sources"), GlobReader.Prefixes(part, "allow")));
            part.RefuseUnknownKeys();
        }
        section.RefuseUnknownKeys();
        return lists;
    }
}
