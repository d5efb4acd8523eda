using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>The name of something at the source.</summary>
/// <param name="doc">What the field means.</param>
public sealed class IdentifierAttribute(string doc) : FieldAttribute(DataClass.Identifier, doc);
