using Rca.Core.Configuration.Shape;

namespace Rca.Core.Collecting;

/// <summary>A type of connector as it is registered: what it can do, and how a configured source of it is made.</summary>
public interface IConnectorType
{
    /// <summary>The same as <see cref="IConnector.Describe"/> of every connector of this type.</summary>
    ConnectorDescriptor Descriptor { get; }

    /// <summary>The keys of its options: what <see cref="Create"/> reads them with, and what the schema for editors says of them.</summary>
    IReadOnlyList<ConfigKey> Options => [];

    /// <summary>
    /// Reads the options of the source and makes its connector. It reports every problem of the options to their section and does not connect.
    /// </summary>
    IConnector Create(ConnectorContext context);
}
