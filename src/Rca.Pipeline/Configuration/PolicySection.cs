using System.Text;
using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;
using Rca.Redaction.Policies;

namespace Rca.Pipeline.Configuration;

/// <summary>Reads <c>redaction.policy</c>: the file that says what becomes of each class of data.</summary>
static class PolicySection
{
    const int MaximumBytes = ConfigurationFile.MaximumBytes;

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static TextKey Key { get; } = new("policy", "A redaction policy (docs/redaction-policy.md); a relative path starts at the file's folder. Without it the default policy holds.");

    /// <summary>The policy, or the default one where none is named; every problem of it goes to the section, with its place in the policy.</summary>
    public static RedactionPolicy Read(ConfigSection root)
    {
        var section = root.Section("redaction");
        if (!section.Has(Key.Name)) return RedactionPolicy.Default;
        var file = Key.ReadRequired(section, "the path of a redaction policy");
        return file.Length > 0 && Text(section, file) is { } text ? Parse(section, file, text) : RedactionPolicy.Default;
    }

    static RedactionPolicy Parse(ConfigSection section, string file, string text)
    {
        try
        {
            return RedactionPolicy.Load(text, file);
        }
        catch (RedactionPolicyException e)
        {
            foreach (var error in e.Errors)
                section.Errors.Add(new ConfigurationError(error.File, error.Line, error.Column, error.Key, $"found {error.Found}, expected {error.Expected}"));
            return RedactionPolicy.Default;
        }
    }

    static string? Text(ConfigSection section, string file)
    {
        try
        {
            using var stream = File.OpenRead(Path.Combine(section.BaseDirectory, file));
            // The length of what is no regular file is not known before it is read.
            var bytes = new byte[MaximumBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MaximumBytes) return Refuse($"found a file larger than {MaximumBytes} bytes, expected at most that many");
            var text = bytes.AsSpan(0, length);
            return Utf8.GetString(text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text);
        }
        catch (DecoderFallbackException)
        {
            return Refuse($"found in {section.Shown(file)} bytes that are not UTF-8, expected a text in UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(e is FileNotFoundException or DirectoryNotFoundException
                ? $"found no file {section.Shown(file)}, expected a redaction policy that exists"
                : $"found no access to {section.Shown(file)}, expected a file that this user may read");
        }

        string? Refuse(string problem)
        {
            section.Report(Key.Name, problem);
            return null;
        }
    }
}
