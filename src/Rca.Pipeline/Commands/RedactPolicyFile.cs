using Rca.Redaction.Policies;

namespace Rca.Pipeline.Commands;

/// <summary>Reads the file that a policy is given in.</summary>
static class RedactPolicyFile
{
    /// <exception cref="BadInputException">It cannot be read, or is no policy that can be held to.</exception>
    public static RedactionPolicy Load(string path)
    {
        try
        {
            return RedactionPolicy.Load(RedactInputFile.Text(path), path);
        }
        catch (RedactionPolicyException e)
        {
            throw new BadInputException(e.Message);
        }
    }
}
