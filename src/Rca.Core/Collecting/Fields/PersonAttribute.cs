using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>A login, an e-mail address, a person's name.</summary>
/// <param name="doc">What the field means.</param>
public sealed class PersonAttribute(string doc) : FieldAttribute(DataClass.Person, doc);
