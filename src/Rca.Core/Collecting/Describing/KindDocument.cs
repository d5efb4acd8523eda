using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>One kind of evidence in a <see cref="DescriptorDocument"/>.</summary>
/// <param name="Kind">Its name with the version of its fields.</param>
/// <param name="Fields">Every field that it may have.</param>
public sealed record KindDocument(string Kind, IReadOnlyList<FieldDeclaration> Fields);
