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
            return new StateDirectory(new FileStream(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: this state directory cannot be used: another rca holds it, or it cannot be written; choose one with store.stateDirectory");
        }
    }

    public void Dispose() => _lock.Dispose();
}
