namespace Rca.Redaction;

/// <summary>Why a field is not in the output.</summary>
public enum DropReason
{
    /// <summary>The catalogue does not declare it.</summary>
    Undeclared,

    /// <summary>Its value does not have the declared form.</summary>
    Form,

    /// <summary>It is declared <see cref="DataClass.Never"/>.</summary>
    Never,

    /// <summary>The policy drops its class.</summary>
    Policy,
}
