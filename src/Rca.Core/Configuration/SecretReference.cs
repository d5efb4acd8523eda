using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Rca.Core.Configuration;

/// <summary>Where a secret is: an environment variable or a file. The value is read at each <see cref="Read"/>, so whoever reads at each use sees a rotated file.</summary>
public sealed partial class SecretReference
{
    readonly bool _isFile;
    readonly string _name;

    SecretReference(bool isFile, string name) => (_isFile, _name) = (isFile, name);

    /// <summary>Reads <c>${env:NAME}</c> or <c>${file:PATH}</c>; a relative path starts at <paramref name="baseDirectory"/>.</summary>
    public static bool TryParse(string text, string baseDirectory, [NotNullWhen(true)] out SecretReference? reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        reference = text switch
        {
            ['$', '{', 'e', 'n', 'v', ':', .. { Length: > 0 } name, '}'] when VariableName().IsMatch(name) => new(false, name),
            ['$', '{', 'f', 'i', 'l', 'e', ':', .. { Length: > 0 } path, '}'] => new(true, Path.Combine(baseDirectory, path)),
            _ => null,
        };
        return reference is not null;
    }

    /// <summary>What keeps the secret from being read, or null.</summary>
    public string? Problem() => TryRead(out var problem) is null ? problem : null;

    /// <summary>The secret itself, without surrounding white space.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read now.</exception>
    public string Read() => TryRead(out var problem) ?? throw new InvalidOperationException(problem);

    /// <summary>Whether it is a file that every user of this machine may read.</summary>
    public bool IsOpenToAll() => _isFile && !OperatingSystem.IsWindows() && File.Exists(_name) && (File.GetUnixFileMode(_name) & UnixFileMode.OtherRead) != UnixFileMode.None;

    string? TryRead(out string? problem)
    {
        var text = _isFile ? ReadFile(out problem) : ReadVariable(out problem);
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    string? ReadVariable(out string problem)
    {
        problem = $"the environment variable {_name} is not set";
        return Environment.GetEnvironmentVariable(_name);
    }

    string? ReadFile(out string problem)
    {
        problem = "the file of the reference is empty";
        try
        {
            return File.ReadAllText(_name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = File.Exists(_name) ? "the file of the reference cannot be read" : "the file of the reference does not exist";
            return null;
        }
    }

    /// <summary>Never the secret.</summary>
    public override string ToString() => _isFile ? "${file:…}" : $"${{env:{_name}}}";

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex VariableName();
}
