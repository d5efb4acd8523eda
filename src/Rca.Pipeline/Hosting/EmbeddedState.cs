using System.Security.Cryptography;
using Rca.Bus;
using Rca.Core.Collecting.State;
using Rca.Core.Sealing;
using Rca.Storage;

namespace Rca.Pipeline.Hosting;

/// <summary>What the sources of one process remember: a file of its own in the state directory, and its key beside it.</summary>
static class EmbeddedState
{
    const string File = "source-state.db";

    public static async Task<(SqliteSourceStateStore Store, Func<string, ISourceState> Of)> OpenAsync(string directory, CancellationToken cancellationToken)
    {
        var store = new SqliteSourceStateStore(StateDirectory.OwnFile(directory, File), TimeProvider.System);
        await store.PrepareAsync(cancellationToken);
        var key = EmbeddedKeys.ReadOrMake(Path.Combine(directory, KeyFiles.SourceState), static () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(StateKeys.MinimumBytes)));
        return (store, SourceStates.Over(store, new StateKeys(Convert.FromBase64String(key))));
    }
}
