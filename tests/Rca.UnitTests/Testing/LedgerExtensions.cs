using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.UnitTests.Testing;

static class LedgerExtensions
{
    /// <summary>Makes a request as a transport would, which took no time.</summary>
    public static void Enter(this Ledger ledger, LedgerEntry entry)
    {
        using var request = ledger.Admit(entry.Verb, entry.Resource, entry.Selector, new FakeTimeProvider());
        request.Read(entry.Bytes);
        if (entry.Status != "lost") request.Answer(entry.Status);
    }
}
