using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>Text that people or programs wrote.</summary>
/// <param name="doc">What the field means.</param>
public sealed class FreeTextAttribute(string doc) : FieldAttribute(DataClass.FreeText, doc);
