using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>Text that people or programs wrote.</summary>
/// <param name="doc">What the field means.</param>
public sealed class FreeTextAttribute(string doc) : FieldAttribute(DataClass.FreeText, doc)
{
    /// <summary>Text, or <see cref="FieldForm.Json"/> or <see cref="FieldForm.Yaml"/> when it is to be redacted as a document.</summary>
    public FieldForm Form { get; init; } = FieldForm.Text;
}
