namespace Rca.Core.Signing;

/// <summary>The <c>typ</c> of each signed document: what is signed as one can never be taken for another.</summary>
public static class DocumentType
{
    /// <summary>A command, signed by the planner.</summary>
    public const string Command = "rca-command+jws";

    /// <summary>A captured part, signed by its source.</summary>
    public const string Captured = "rca-captured+jws";

    /// <summary>Redacted evidence, signed by the redactor.</summary>
    public const string Evidence = "rca-evidence+jws";

    /// <summary>What a collection captured, sealed to a reader.</summary>
    public const string Recording = "rca-recording+json";
}
