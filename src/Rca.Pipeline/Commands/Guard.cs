using Microsoft.AspNetCore.Connections;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Pipeline.Bundles;
using Rca.Pipeline.Output;
using Rca.Storage;

namespace Rca.Pipeline.Commands;

/// <summary>Turns what a command throws into words and an exit code. The text of an exception that is not ours is not shown: it may hold a secret.</summary>
static class Guard
{
    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception e) when (e is ConfigurationException or BadInputException or UnknownSchemaException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }
        catch (DamagedBundleException e)
        {
            await Console.Error.WriteLineAsync($"not verified: {e.Message}");
            return ExitCode.NotVerified;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync("doors.listen: another process listens on this address already: choose another one, or end that process");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("stopped");
            return ExitCode.Fault;
        }
        catch (Exception e) when (DescriptorException.Within(e) is { } wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCode.Fault;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"a fault of rca: {e.GetType().Name}{Environment.NewLine}{Frames(e)}");
            return ExitCode.Fault;
        }
    }

    // Where it happened, for a report to the maintainers; never the message.
    static string Frames(Exception e) => string.Join(Environment.NewLine, (e.StackTrace ?? "").Split(Environment.NewLine).Take(8).Select(f => f.Split(" in ")[0]));
}
