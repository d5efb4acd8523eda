using Rca.Core.Configuration;

namespace Rca.Pipeline.Doctor;

/// <summary>One line of the doctor: what was looked at, how it is, and, where it is not well, what to do.</summary>
sealed record Finding(string Check, Health State, string What, string? Cure = null)
{
    public static Finding Ok(string check, string what) => new(check, Health.Ok, what);

    public static Finding Warning(string check, string what, string cure) => new(check, Health.Warning, what, cure);

    public static Finding Fault(string check, string what, string cure) => new(check, Health.Fault, what, cure);

    /// <summary>From one of our own messages, which end with what to do after a colon.</summary>
    public static Finding Of(string check, string message) =>
        message.LastIndexOf(": ", StringComparison.Ordinal) is > 0 and var at ? Fault(check, message[..at], message[(at + 2)..]) : Fault(check, message, "its log says more");

    public static Finding Of(ConfigurationError error)
    {
        var (check, text) = (error.Key.StartsWith("keys", StringComparison.Ordinal) ? Checks.Keys : Checks.Configuration, error.ToString());
        return text.IndexOf(", expected ", StringComparison.Ordinal) is > 0 and var at
            ? Fault(check, text[..at], text[(at + 2)..]) : Fault(check, text, "docs/configuration.md says what is expected");
    }
}
