using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>A number, a timestamp, a boolean, a word of a closed set; a string only as a digest.</summary>
/// <param name="doc">What the field means.</param>
public sealed class OperationalAttribute(string doc) : FieldAttribute(DataClass.Operational, doc);
