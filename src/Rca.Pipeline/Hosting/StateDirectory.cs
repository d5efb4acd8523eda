using Rca.Pipeline.Commands;

namespace Rca.Pipeline.Hosting;

/// <summary>The directory of an embedded service, held by one process at a time and closed to others of the machine.</summary>
sealed class StateDirectory : IDisposable
{
    readonly FileStream _lock;

    StateDirectory(FileStream held) => _lock = held;

    /// <exception cref="BadInputException">Another process holds it, or it cannot be written.</exception>
    public static StateDirectory Open(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return new StateDirectory(OpenOwn(Path.Combine(path, "lock"), FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: this state directory cannot be used: another rca holds it, or it cannot be written; choose one with store.stateDirectory");
        }
    }

    /// <summary>The path of a file in it, which is there and only its owner's from its first byte on.</summary>
    public static string OwnFile(string directory, string name)
    {
        var path = Path.Combine(directory, name);
        OpenOwn(path, FileShare.ReadWrite).Dispose();
        return path;
    }

    public void Dispose() => _lock.Dispose();

    static FileStream OpenOwn(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
