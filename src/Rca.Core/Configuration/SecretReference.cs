using System.Diagnostics.CodeAnalysis;

namespace Rca.Core.Configuration;

/// <summary>Where a secret is: an environment variable or a file. The value is read at each use, so a rotated file is seen without a restart.</summary>
public sealed class SecretReference
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
            ['$', '{', 'e', 'n', 'v', ':', .. { Length: > 0 } name, '}'] => new(false, name),
            ['$', '{', 'f', 'i', 'l', 'e', ':', .. { Length: > 0 } path, '}'] => new(true, Path.Combine(baseDirectory, path)),
            _ => null,
        };
        return reference is not null;
    }

    /// <summary>What keeps the secret from being read, or null.</summary>
    public string? Problem() => _isFile
        ? FileProblem()
        : string.IsNullOrEmpty(Environment.GetEnvironmentVariable(_name)) ? $"the environment variable {_name} is not set" : null;

    /// <summary>The secret itself, without surrounding white space.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read now.</exception>
    public string Read()
    {
        if (Problem() is { } problem) throw new InvalidOperationException(problem);
        return (_isFile ? File.ReadAllText(_name) : Environment.GetEnvironmentVariable(_name)!).Trim();
    }

    string? FileProblem()
    {
        try
        {
            return string.IsNullOrWhiteSpace(File.ReadAllText(_name)) ? "the file of the reference is empty" : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return File.Exists(_name) ? "the file of the reference cannot be read" : "the file of the reference does not exist";
        }
    }

    /// <summary>Never the secret.</summary>
    public override string ToString() => _isFile ? "${file:…}" : $"${{env:{_name}}}";
}
