using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using Rca.Connectors.Postgres;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class PostgresFailuresTests
{
    const string ServerText = "a row with alice@example.com in it";

    [Theory]
    [InlineData("53300", "InitProcess", Outcome.Unreachable, "instance-full")]
    [InlineData("53300", "InitPostgres", Outcome.Unreachable, "ordinary-slots-full")]
    [InlineData("53300", "InitializeSessionUserId", Outcome.Unreachable, "role-limit")]
    [InlineData("53300", "CheckMyDatabase", Outcome.Unreachable, "database-limit")]
    [InlineData("53300", "SomethingNew", Outcome.Unreachable, "too-many-connections")]
    [InlineData("57P03", "BackendInitialize", Outcome.Unreachable, "not-accepting")]
    [InlineData("57P03", "ProcessStartupPacket", Outcome.Unreachable, "not-accepting")]
    [InlineData("57P01", "ProcessInterrupts", Outcome.Unreachable, "session-ended")]
    [InlineData("28P01", "auth_failed", Outcome.Forbidden, "credentials-refused")]
    [InlineData("28000", "InitializeSessionUserId", Outcome.Forbidden, "access-rule")]
    [InlineData("3D000", "InitPostgres", Outcome.NotFound, "database-unknown")]
    [InlineData("42501", "CheckMyDatabase", Outcome.Forbidden, "connect-not-granted")]
    [InlineData("42501", "aclcheck_error", Outcome.Forbidden, "not-permitted")]
    [InlineData("57014", "ProcessInterrupts", Outcome.TimedOut, "statement-timeout")]
    [InlineData("55P03", "ProcSleep", Outcome.TimedOut, "lock-timeout")]
    [InlineData("25P04", "ProcessInterrupts", Outcome.TimedOut, "transaction-timeout")]
    [InlineData("42703", "errorMissingColumn", Outcome.Unsupported, "catalog-differs")]
    [InlineData("XX000", "elog", Outcome.Failed, "sqlstate-xx000")]
    [InlineData("a b!?", "elog", Outcome.Failed, "sqlstate-other")]
    public void Refusal_of_the_server_is_told_by_state_and_routine(string sqlState, string routine, Outcome outcome, string reason)
    {
        var told = PostgresFailures.Classify(new PostgresException(ServerText, "FATAL", "FATAL", sqlState, routine: routine));
        Assert.Equal((outcome, reason), (told.Outcome, told.Reason));
        Assert.Equal((sqlState is "53300" or "57P03", reason is "connect-not-granted" ? "connect" : null), (told.IsFull, told.Permission));
        Assert.DoesNotContain("alice", told + told.Detail, StringComparison.Ordinal);
        Assert.Null(told.InnerException);
    }

    [Theory]
    [InlineData("query_wait_timeout", Outcome.Unreachable, "pooler-wait-timeout")]
    [InlineData("no more connections allowed (max_client_conn)", Outcome.Unreachable, "pooler-full")]
    [InlineData("no such database: orders", Outcome.NotFound, "pooler-database-unknown")]
    [InlineData("SASL authentication failed", Outcome.Forbidden, "pooler-credentials-refused")]
    [InlineData("unsupported startup parameter: options", Outcome.Unsupported, "pooler-startup-parameter")]
    [InlineData(ServerText, Outcome.Unreachable, "pooler-refused")]
    public void Refusal_of_a_pooler_is_told_by_its_fixed_texts(string text, Outcome outcome, string reason)
    {
        var told = PostgresFailures.Classify(new PostgresException(text, "FATAL", "FATAL", "08P01"));
        Assert.Equal((outcome, reason), (told.Outcome, told.Reason));
    }

    [Fact]
    public void Protocol_error_of_a_server_is_not_taken_for_a_pooler() =>
        Assert.Equal("sqlstate-08p01", PostgresFailures.Classify(new PostgresException("query_wait_timeout", "FATAL", "FATAL", "08P01", routine: "pq_getmsgend")).Reason);

    public static TheoryData<Exception, string> Networks => new()
    {
        { new NpgsqlException("x", new SocketException((int)SocketError.ConnectionRefused)), "connection-refused" },
        { new SocketException((int)SocketError.HostNotFound), "name-not-found" },
        { new NpgsqlException("x", new TimeoutException()), "timeout" },
        { new NpgsqlException("x", new AuthenticationException()), "tls" },
        { new NpgsqlException("SSL connection requested. No SSL enabled connection from this host is configured."), "tls" },
        { new NpgsqlException(ServerText), "network" },
    };

    [Theory]
    [MemberData(nameof(Networks), DisableDiscoveryEnumeration = true)]
    public void Refusal_of_the_network_is_unreachable(Exception failure, string reason)
    {
        var told = PostgresFailures.Classify(failure);
        Assert.Equal((Outcome.Unreachable, reason), (told.Outcome, told.Reason));
    }
}
