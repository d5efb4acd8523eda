namespace Rca.Redaction.Policies.Reading;

/// <summary>The overrides in their order. One that no item can reach is a mistake, and is told.</summary>
static class OverrideReader
{
    internal static IReadOnlyList<PolicyOverride> Read(IReadOnlyList<PolicySection> sections)
    {
        var read = new List<(PolicySection Section, PolicyOverride Override)>();
        foreach (var section in sections)
        {
            var other = new PolicyOverride(GlobReader.Globs(section, "sources"), GlobReader.Globs(section, "capabilities"), GlobReader.Globs(section, "kinds"), Classes(section));
            section.RefuseUnknownKeys();
            foreach (var cls in other.Classes.Keys)
            {
                if (read.Find(r => r.Override.Classes.ContainsKey(cls) && r.Override.Covers(other)) is { Section: { } earlier })
                    section.Report("classes", $"{ClassActions.Row(cls).Word}, which {earlier.Path} has decided for all that this one fits", "the narrower override before the wider one");
            }
            read.Add((section, other));
        }
        return [.. read.Select(r => r.Override)];
    }

    static IReadOnlyDictionary<DataClass, PolicyAction> Classes(PolicySection section)
    {
        var classes = section.Section("classes");
        var named = ClassesReader.Named(classes);
        if (!section.Has("classes"))
            section.Report("classes", "nothing", "at least one class and its action");
        else if (classes is { IsEmpty: true })
            section.Report("classes", "no class", "at least one class and its action");
        return named;
    }
}
