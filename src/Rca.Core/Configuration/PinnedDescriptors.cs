using Rca.Core.Collecting;

namespace Rca.Core.Configuration;

/// <summary>
/// Reads <c>redaction.catalogues</c>: descriptors of connectors that are not built in, each a file that is accepted by its digest alone.
/// What a connector may yield is thereby decided where it is redacted and planned, not where it runs.
/// </summary>
public static class PinnedDescriptors
{
    const int MaximumBytes = ConfigurationFile.MaximumBytes;

    /// <summary>The descriptors of <paramref name="builtIn"/> and of every pinned file, by type; problems go to the section.</summary>
    public static IReadOnlyDictionary<string, ConnectorDescriptor> Read(ConfigSection root, IReadOnlyDictionary<string, ConnectorDescriptor> builtIn)
    {
        ArgumentNullException.ThrowIfNull(root);
        var all = new Dictionary<string, ConnectorDescriptor>(builtIn, StringComparer.Ordinal);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var section = root.Section("redaction");
        foreach (var entry in section.List("catalogues"))
        {
            var file = entry.RequiredText("file", "the path of a descriptor, as 'rca sources describe TYPE --json' prints it");
            var digest = entry.RequiredText("sha256", "the SHA-256 of the file, 64 hexadecimal digits");
            entry.RefuseUnknownKeys();
            if (file.Length == 0 || digest.Length == 0 || Load(entry, file, digest) is not { } descriptor) continue;
            if (builtIn.ContainsKey(descriptor.Type)) entry.Report("file", $"it describes '{descriptor.Type}', which is built in: give the connector a type of its own");
            else if (!all.TryAdd(descriptor.Type, descriptor)) entry.Report("file", $"it describes '{descriptor.Type}', as {files[descriptor.Type]} does already: a type has one descriptor");
            else files.Add(descriptor.Type, file);
        }

        section.RefuseUnknownKeys();
        return all;
    }

    static ConnectorDescriptor? Load(ConfigSection entry, string file, string digest)
    {
        try
        {
            var path = Path.Combine(entry.BaseDirectory, file);
            if (new FileInfo(path).Length > MaximumBytes) return Refuse("file", $"the file is larger than {MaximumBytes} bytes");
            var bytes = File.ReadAllBytes(path);
            var actual = Identity.Sha256(bytes);
            if (!string.Equals(actual, digest, StringComparison.OrdinalIgnoreCase))
                return Refuse("sha256", $"{file} has the SHA-256 {actual}: pin that one only after reading what the file declares");
            return DescriptorJson.Read(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse("file", e is FileNotFoundException or DirectoryNotFoundException ? $"{file}: the file does not exist" : $"{file}: the file cannot be read");
        }
        catch (DescriptorException e)
        {
            foreach (var problem in e.Problems) entry.Report("file", $"{file}: {problem}");
            return null;
        }

        ConnectorDescriptor? Refuse(string key, string problem)
        {
            entry.Report(key, problem);
            return null;
        }
    }
}
