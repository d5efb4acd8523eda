namespace Rca.Pipeline.Bundles;

/// <summary>A bundle could be read and does not hold together: somebody or something changed it.</summary>
sealed class DamagedBundleException(string message) : Exception(message);
