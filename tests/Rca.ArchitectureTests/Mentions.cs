using Mono.Cecil;
using Mono.Cecil.Cil;
using Assembly = System.Reflection.Assembly;

namespace Rca.ArchitectureTests;

/// <summary>
/// The namespaces that each written type mentions anywhere, its lambdas, iterators and async methods included:
/// those become types of the compiler's, which ArchUnitNET does not count as the type that was written.
/// </summary>
static class Mentions
{
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Of(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return module.Types.ToDictionary(t => t.FullName, t => (IReadOnlySet<string>)WithNested(t).SelectMany(Named).SelectMany(Namespaces).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => [type, .. type.NestedTypes.SelectMany(WithNested)];

    static IEnumerable<TypeReference?> Named(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(i => i.InterfaceType),
        .. type.CustomAttributes.Select(a => a.AttributeType),
        .. type.Fields.Select(f => f.FieldType),
        .. type.Methods.Select(m => m.ReturnType),
        .. type.Methods.SelectMany(m => m.Parameters).Select(p => p.ParameterType),
        .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Variables).Select(v => v.VariableType),
        .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).SelectMany(Operands),
    ];

    static IEnumerable<TypeReference?> Operands(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        TypeReference type => [type],
        _ => [],
    };

    static IEnumerable<string> Namespaces(TypeReference? type)
    {
        if (type is null) return [];
        var outermost = type.GetElementType();
        while (outermost.DeclaringType is not null) outermost = outermost.DeclaringType;
        return type is GenericInstanceType generic ? [outermost.Namespace, .. generic.GenericArguments.SelectMany(Namespaces)] : [outermost.Namespace];
    }
}
