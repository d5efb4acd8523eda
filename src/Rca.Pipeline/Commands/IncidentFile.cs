using Rca.Contracts;
using Rca.Pipeline.Intake;

namespace Rca.Pipeline.Commands;

/// <summary>Reads the file that an incident is given in.</summary>
static class IncidentFile
{
    /// <exception cref="BadInputException">It is not there, or not such a message.</exception>
    public static async Task<IncidentReported> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return PlainIncident.Read(await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (IntakeException e)
        {
            throw new BadInputException($"{path}: {(e.Field.Length == 0 ? "" : e.Field + ": ")}{e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: the file {(File.Exists(path) ? "cannot be read" : "does not exist")}");
        }
    }
}
