namespace Rca.Redaction;

/// <summary>Declares one field of a record.</summary>
/// <param name="Pointer">RFC 6901 JSON pointer; <c>*</c> stands for every array element or every map value.</param>
/// <param name="Class">What the field may reveal.</param>
/// <param name="Form">The form its value must have.</param>
/// <param name="Values">The closed set of values of an enum.</param>
public sealed record FieldRule(string Pointer, DataClass Class, FieldForm Form, IReadOnlyList<string>? Values = null);
