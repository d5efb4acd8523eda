namespace Rca.Pipeline.Hosting;

/// <summary>The files that keys are kept in.</summary>
static class KeyFiles
{
    public const string SealingPrivate = "sealing.private.pem";
    public const string SealingPublic = "sealing.public.pem";
    public const string Tokens = "tokens.key";
    public const string SourceState = "source-state.key";

    /// <summary>Writes a new file with these rights from its first byte on; an existing one is never overwritten.</summary>
    public static void Write(string path, string text, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
