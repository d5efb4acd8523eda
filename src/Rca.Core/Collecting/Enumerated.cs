using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>What one run through a connector's stream came to.</summary>
/// <param name="Ending">How it ended.</param>
/// <param name="Kept">The pieces that were handed on.</param>
/// <param name="Elided">What was left out.</param>
/// <param name="MayAskAgain">Whether asking again could help and takes nothing from a source that is full: nothing came, and the connector is done.</param>
/// <param name="WasSilent">Whether the source gave no answer at all.</param>
/// <param name="Done">Ends when the connector does, which may be long after it was left behind.</param>
sealed record Enumerated(Ending Ending, int Kept, Elision Elided, bool MayAskAgain, bool WasSilent, Task Done);
