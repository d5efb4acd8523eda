namespace Rca.Redaction.Policies.Reading;

/// <summary>Actions by data class.</summary>
static class ClassesReader
{
    static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["secret"] = "none: a secret is found in the text, whatever the class of its field, and is always redacted",
        ["secrets"] = "none: a secret is found in the text, whatever the class of its field, and is always redacted",
    };

    /// <summary>Every class; those that are not named have their default.</summary>
    internal static IReadOnlyDictionary<DataClass, PolicyAction> Whole(PolicySection? section)
    {
        var named = Named(section);
        return ClassActions.Rows.ToDictionary(r => r.Class, r => named.TryGetValue(r.Class, out var action) ? action : r.Actions[0]);
    }

    /// <summary>The classes that are named.</summary>
    internal static IReadOnlyDictionary<DataClass, PolicyAction> Named(PolicySection? section)
    {
        var named = new Dictionary<DataClass, PolicyAction>();
        if (section is null)
            return named;
        foreach (var row in ClassActions.Rows)
        {
            var because = row.Class == DataClass.Never ? ": what is declared never leaves" : "";
            if (section.Choice(row.Word, [.. row.Actions.Select(ClassActions.Word)], because) is { } word)
                named[row.Class] = row.Actions.First(a => string.Equals(ClassActions.Word(a), word, StringComparison.Ordinal));
        }
        section.RefuseUnknownKeys(Refused);
        return named;
    }
}
