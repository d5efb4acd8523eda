using Rca.Core.Configuration;

namespace Rca.Pipeline.Commands;

/// <summary>Reads how a running service is reached, as it is given on a command line.</summary>
static class ServiceOptions
{
    public static Uri Address(string text, string option) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new BadInputException($"{option}: expected an address such as http://127.0.0.1:8080");

    public static SecretReference? Secret(string? text, string option)
    {
        if (text is null) return null;
        if (!SecretReference.TryParse(text, Environment.CurrentDirectory, out var reference))
            throw new BadInputException($"{option}: expected ${{env:NAME}} or ${{file:PATH}}, not the secret itself, which other processes of this machine would see");
        return reference.Problem() is { } problem ? throw new BadInputException($"{option}: {problem}") : reference;
    }
}
