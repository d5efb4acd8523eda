using System.Text.RegularExpressions;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>What the fields of one kind of evidence must keep to.</summary>
static partial class FieldRules
{
    public static IEnumerable<string> Problems(IReadOnlyList<FieldDeclaration> fields)
    {
        if (fields.Count == 0) yield return "it declares no field";
        foreach (var field in fields)
            foreach (var problem in Problems(field)) yield return $"field {field.Pointer}: {problem}";
        foreach (var same in fields.GroupBy(f => f.Pointer, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"field {same.Key} is declared twice: as {string.Join(" and as ", same.Select(f => f.Class))}";
        var pointers = fields.Select(f => f.Pointer).ToHashSet(StringComparer.Ordinal);
        foreach (var pointer in pointers)
            if (Above(pointer).FirstOrDefault(pointers.Contains) is { } above) yield return $"field {pointer}: lies below the declared field {above}";
    }

    static IEnumerable<string> Problems(FieldDeclaration field)
    {
        if (!PointerPattern().IsMatch(field.Pointer)) yield return "expected a JSON pointer such as /name or /list/*/name";
        if (!DescriptorRules.IsText(field.Doc)) yield return "it has no doc";
        if (field.Unit is not null && !DescriptorRules.IsText(field.Unit)) yield return "its unit is empty";
        if (!Enum.IsDefined(field.Class) || !Enum.IsDefined(field.Form)) yield return "its class or its form is none that there is";
        if (field is { Class: DataClass.Operational, Form: FieldForm.Text }) yield return "text cannot be Operational: declare it Identifier, Person or FreeText, or give it the form Digest";
        if (field.Form is FieldForm.Json or FieldForm.Yaml ? field.Class is not (DataClass.FreeText or DataClass.Never) : field.Class is DataClass.Identifier or DataClass.Person or DataClass.FreeText && field.Form != FieldForm.Text)
            yield return $"a {field.Form} cannot be {field.Class}: {(field.Form is FieldForm.Json or FieldForm.Yaml ? "a document is FreeText" : "only text can be that")}";
        if ((field.Form == FieldForm.Enum) != (field.Values is { Count: > 0 })) yield return "an Enum lists its values, and nothing else does";
        if (field.Values is { } values && (values.Any(v => !WordPattern().IsMatch(v)) || values.Distinct(StringComparer.Ordinal).Count() < values.Count))
            yield return "its values are different words of letters, digits, hyphens, dots and underscores";
    }

    static IEnumerable<string> Above(string pointer)
    {
        for (var at = pointer.LastIndexOf('/'); at > 0; at = pointer.LastIndexOf('/', at - 1)) yield return pointer[..at];
    }

    [GeneratedRegex(@"\A(/(\*|[A-Za-z_][A-Za-z0-9_-]{0,99})){1,16}\z", RegexOptions.NonBacktracking)]
    private static partial Regex PointerPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z", RegexOptions.NonBacktracking)]
    private static partial Regex WordPattern();
}
