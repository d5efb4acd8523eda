using Rca.Core.Collecting;
using Rca.Core.Configuration.Shape;

namespace Rca.Core.Configuration;

/// <summary>
/// Reads <c>redaction.catalogues</c>: descriptors of connectors that are not built in, each a file that is accepted by its digest alone.
/// What a connector may yield is thereby decided where it is redacted and planned, not where it runs.
/// </summary>
public static class PinnedDescriptors
{
    static readonly TextKey FileKey = new("file", "A descriptor, as the connector's describe command prints it.") { IsRequired = true };
    static readonly TextKey DigestKey = new("sha256", "The SHA-256 of that file.", Pattern: "^[0-9A-Fa-f]{64}$") { IsRequired = true };

    const int MaximumBytes = ConfigurationFile.MaximumBytes;

    /// <summary>The keys of one of <c>redaction.catalogues</c>.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [FileKey, DigestKey];

    /// <summary>The descriptors of <paramref name="builtIn"/> and of every pinned file, by type; problems go to the section.</summary>
    public static IReadOnlyDictionary<string, ConnectorDescriptor> Read(ConfigSection root, IReadOnlyDictionary<string, ConnectorDescriptor> builtIn)
    {
        ArgumentNullException.ThrowIfNull(root);
        var all = new Dictionary<string, ConnectorDescriptor>(builtIn, StringComparer.Ordinal);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var section = root.Section("redaction");
        foreach (var entry in section.List("catalogues"))
        {
            var file = FileKey.ReadRequired(entry, "the path of a descriptor, as 'rca sources describe TYPE --json' prints it");
            var digest = DigestKey.ReadRequired(entry, "the SHA-256 of the file, 64 hexadecimal digits");
            entry.RefuseUnknownKeys();
            if (file.Length == 0 || digest.Length == 0 || Load(entry, file, digest) is not { } descriptor) continue;
            if (builtIn.ContainsKey(descriptor.Type)) entry.Report("file", $"found a descriptor of '{descriptor.Type}', which is built in, expected a type of the connector's own");
            else if (!all.TryAdd(descriptor.Type, descriptor)) entry.Report("file", $"found a descriptor of '{descriptor.Type}', as {files[descriptor.Type]} is already, expected one for a type");
            else files.Add(descriptor.Type, file);
        }

        // Whoever redacts reads it; it is no unknown key to the others.
        section.Has("policy");
        section.RefuseUnknownKeys();
        return all;
    }

    static ConnectorDescriptor? Load(ConfigSection entry, string file, string digest)
    {
        try
        {
            var path = Path.Combine(entry.BaseDirectory, file);
            if (new FileInfo(path).Length > MaximumBytes) return Refuse("file", $"found a file larger than {MaximumBytes} bytes, expected at most that many");
            var bytes = File.ReadAllBytes(path);
            var actual = Identity.Sha256(bytes);
            if (!string.Equals(actual, digest, StringComparison.OrdinalIgnoreCase))
                return Refuse("sha256", $"found another digest than that of {entry.Shown(file)}, expected {actual}: pin that one only after reading what the file declares");
            return DescriptorJson.Read(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse("file", e is FileNotFoundException or DirectoryNotFoundException ? $"found no file {entry.Shown(file)}, expected a descriptor that exists" : $"found no access to {entry.Shown(file)}, expected a file that this user may read");
        }
        catch (DescriptorException e)
        {
            foreach (var problem in e.Problems) entry.Report("file", $"found in {entry.Shown(file)}: {problem}, expected a descriptor");
            return null;
        }

        ConnectorDescriptor? Refuse(string key, string problem)
        {
            entry.Report(key, problem);
            return null;
        }
    }
}
