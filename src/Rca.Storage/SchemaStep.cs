using System.Globalization;

namespace Rca.Storage;

/// <summary>One step of the schema: what makes its version of the one before.</summary>
/// <param name="Version">The version that it makes; a program knows that of its last step.</param>
/// <param name="OldestProgram">The oldest program, by the version that it knows, that may run on this version.</param>
sealed record SchemaStep(int Version, int OldestProgram)
{
    /// <summary>Every step, in order. One that was released does not change: a change is a step of its own, on which the program before runs too.</summary>
    public static IReadOnlyList<SchemaStep> All { get; } = [new(1, 1)];

    public string Resource => Version.ToString("0000", CultureInfo.InvariantCulture) + ".sql";
}
