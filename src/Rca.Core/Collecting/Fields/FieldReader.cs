using System.Collections;
using System.Reflection;
using System.Text.Json;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>Reads field declarations from the properties of a record type.</summary>
static class FieldReader
{
    const int MaximumDepth = 8;

    public static IReadOnlyList<FieldDeclaration> Read(Type type)
    {
        var fields = new List<FieldDeclaration>();
        Read(type, "", fields, depth: 0);
        return fields;
    }

    public static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0)
            .OrderBy(p => p.MetadataToken);

    public static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    public static FieldForm? FormOf(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsEnum) return FieldForm.Enum;
        if (bare == typeof(string)) return FieldForm.Text;
        if (bare == typeof(bool)) return FieldForm.Boolean;
        if (bare == typeof(DateTimeOffset)) return FieldForm.Timestamp;
        if (bare == typeof(Quantity) || bare == typeof(int) || bare == typeof(long) || bare == typeof(double)) return FieldForm.Number;
        return null;
    }

    public static Type? ElementOf(Type type) =>
        type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType && type.GetGenericArguments() is [var element] ? element : null;

    static void Read(Type type, string path, List<FieldDeclaration> into, int depth)
    {
        if (depth > MaximumDepth) throw new DescriptorException($"{type.Name} at {path}: nested deeper than {MaximumDepth}");
        foreach (var property in Properties(type))
        {
            var pointer = $"{path}/{NameOf(property)}";
            var leaf = property.PropertyType;
            while (ElementOf(leaf) is { } element)
            {
                pointer += "/*";
                leaf = element;
            }

            var classes = ClassesOf(type, property);
            // Only a sealed record: an heir could bring fields that nobody declared.
            if (FormOf(leaf) is { } form) into.Add(Declare(type, pointer, leaf, form, classes));
            else if (classes.Count == 0 && leaf is { IsClass: true, IsSealed: true } && !typeof(IEnumerable).IsAssignableFrom(leaf)) Read(leaf, pointer, into, depth + 1);
            else throw new DescriptorException($"{type.Name}: {pointer} has type {leaf.Name}, which is no form of evidence");
        }
    }

    static FieldDeclaration Declare(Type owner, string pointer, Type leaf, FieldForm form, List<FieldAttribute> classes)
    {
        if (classes.Count == 0) throw new DescriptorException($"{owner.Name}: {pointer} has no data class: give it [Operational], [Identifier], [Person] or [FreeText]");
        if (classes.Count > 1) throw new DescriptorException($"{owner.Name}: {pointer} has two data classes: {string.Join(" and ", classes.Select(c => c.Class))}");
        var field = classes[0];
        if (form == FieldForm.Text && field.Class == DataClass.Operational) form = FieldForm.Digest;
        else if (form != FieldForm.Text && field.Class != DataClass.Operational)
            throw new DescriptorException($"{owner.Name}: {pointer} is a {form} and declared {field.Class}: only text can be that");
        if (field is FreeTextAttribute { Form: var document } && document != FieldForm.Text)
            form = document is FieldForm.Json or FieldForm.Yaml ? document : throw new DescriptorException($"{owner.Name}: {pointer} is free text, whose form is Text, Json or Yaml, not {document}");
        return new FieldDeclaration(pointer, field.Class, form, field.Doc, field.Unit, form == FieldForm.Enum ? Words(leaf) : null);
    }

    static IReadOnlyList<string> Words(Type leaf) =>
        [.. Enum.GetNames(Nullable.GetUnderlyingType(leaf) ?? leaf).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    // A record's parameter carries the attribute unless it was written with property:.
    static List<FieldAttribute> ClassesOf(Type type, PropertyInfo property) =>
        [.. property.GetCustomAttributes<FieldAttribute>(), .. ParameterOf(type, property)?.GetCustomAttributes<FieldAttribute>() ?? []];

    static ParameterInfo? ParameterOf(Type type, PropertyInfo property) =>
        type.GetConstructors().SelectMany(c => c.GetParameters()).FirstOrDefault(p => string.Equals(p.Name, property.Name, StringComparison.Ordinal));
}
