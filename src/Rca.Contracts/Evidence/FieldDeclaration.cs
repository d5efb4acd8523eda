namespace Rca.Contracts;

/// <summary>One declared field of an evidence kind. A field that is not declared never leaves.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) in which <c>*</c> stands for every element of an array.</param>
/// <param name="Class">What the field may hold.</param>
/// <param name="Form">The form of its value.</param>
/// <param name="Doc">What the field means, in one sentence.</param>
/// <param name="Unit">The unit of a number, such as <c>s</c> or <c>bytes</c>; null where there is none.</param>
/// <param name="Values">The closed set of an <see cref="FieldForm.Enum"/>; null for other forms.</param>
public sealed record FieldDeclaration(
    string Pointer,
    DataClass Class,
    FieldForm Form,
    string Doc,
    string? Unit = null,
    IReadOnlyList<string>? Values = null);
