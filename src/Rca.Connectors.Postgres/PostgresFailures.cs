using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres;

/// <summary>What the server's or the network's refusal means. Only SQLSTATE and routine are read, which no locale changes; the text stays here.</summary>
static class PostgresFailures
{
    public const string ConnectNotGranted = "connect-not-granted";
    public const string RoleLimit = "role-limit";
    public const string OrdinarySlotsFull = "ordinary-slots-full";

    public static async Task<T> MapAsync<T>(Func<Task<T>> work, CancellationToken ct, Action<string>? status = null)
    {
        try
        {
            return await work();
        }
        catch (PostgresException e)
        {
            status?.Invoke(e.SqlState);
            ct.ThrowIfCancellationRequested();
            throw Classify(e);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or IOException or TimeoutException)
        {
            ct.ThrowIfCancellationRequested();
            throw Classify(e);
        }
    }

    public static SourceFailureException Classify(Exception failure) => failure switch
    {
        PostgresException { SqlState: "08P01" } e when string.IsNullOrEmpty(e.Routine) => OfPooler(e.MessageText),
        PostgresException e => OfServer(e.SqlState, e.Routine ?? ""),
        _ => OfNetwork(failure),
    };

    static SourceFailureException OfServer(string sqlState, string routine) => (sqlState, routine) switch
    {
        ("53300", "InitProcess") => SourceFailureException.Full("instance-full",
            "every connection slot is taken, also the reserved ones: the server is full"),
        ("53300", "InitPostgres") => SourceFailureException.Full(OrdinarySlotsFull,
            "only reserved slots are left: the server is full for ordinary roles; from 16 on, reserved_connections and pg_use_reserved_connections "
                + "keep one for this role"),
        ("53300", "InitializeSessionUserId") => SourceFailureException.Full(RoleLimit,
            "the connection limit of this role is reached: says nothing about the server"),
        ("53300", "CheckMyDatabase") => SourceFailureException.Full("database-limit", "the connection limit of this database is reached"),
        ("53300", _) => SourceFailureException.Full("too-many-connections", "the server has too many connections"),
        // Each try costs a server that is busy with itself a process: it is not asked again either.
        ("57P03", _) => SourceFailureException.Full("not-accepting", "the server is starting up, shutting down or recovering"),
        ("57P01" or "57P02" or "57P04" or "57P05", _) => Fail(Outcome.Unreachable, "session-ended", "the server ended this session"),
        ("28P01", _) => Fail(Outcome.Forbidden, "credentials-refused", "the password is wrong or the role does not exist"),
        ("28000", _) => Fail(Outcome.Forbidden, "access-rule", "the role may not log in, or no line of pg_hba.conf lets it in from here"),
        ("3D000", _) => Fail(Outcome.NotFound, "database-unknown", "the server has no database of that name"),
        ("42501", "CheckMyDatabase" or "InitPostgres") => SourceFailureException.Forbidden(
            PostgresDescriptor.ConnectPermission, ConnectNotGranted, "the role lacks CONNECT on this database"),
        ("42501", _) => Fail(Outcome.Forbidden, "not-permitted", "the role may not run this statement"),
        ("57014", _) => Fail(Outcome.TimedOut, "statement-timeout", "a statement ran into our own limit of 2 s"),
        ("55P03", _) => Fail(Outcome.TimedOut, "lock-timeout", "a statement waited longer than our own limit of 100 ms for a lock"),
        ("25P03" or "25P04", _) => Fail(Outcome.TimedOut, "transaction-timeout", "the transaction ran into our own limit"),
        ("42P01" or "42703" or "42883" or "42704", _) => Fail(Outcome.Unsupported, "catalog-differs",
            "this server has not the system catalog that its version should have"),
        _ => Fail(Outcome.Failed, IsSqlState(sqlState) ? $"sqlstate-{sqlState.ToLowerInvariant()}" : "sqlstate-other", null),
    };

    // PgBouncer has one SQLSTATE for all and no routine; its texts are fixed and English.
    static SourceFailureException OfPooler(string text) => text switch
    {
        _ when Says(text, "query_wait_timeout") => SourceFailureException.Full("pooler-wait-timeout", "the pooler had no server connection for us in its time"),
        _ when Says(text, "no more connections allowed") => SourceFailureException.Full("pooler-full", "the pooler takes no more clients"),
        _ when Says(text, "no such database") => Fail(Outcome.NotFound, "pooler-database-unknown", "the pooler has no database of that name"),
        _ when Says(text, "auth") || Says(text, "password") => Fail(Outcome.Forbidden, "pooler-credentials-refused", "the pooler refused the credentials"),
        _ when Says(text, "unsupported startup parameter") => Fail(Outcome.Unsupported, "pooler-startup-parameter",
            "the pooler refuses a startup parameter: list it in its ignore_startup_parameters"),
        _ => Fail(Outcome.Unreachable, "pooler-refused", "the pooler refused the connection"),
    };

    static SourceFailureException OfNetwork(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return Fail(Outcome.Unreachable, "name-not-found", "the server's name cannot be resolved");
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return Fail(Outcome.Unreachable, "connection-refused", "nothing listens at the server's address");
                case SocketException { SocketErrorCode: SocketError.TimedOut } or TimeoutException:
                    return Fail(Outcome.Unreachable, "timeout", "the server did not answer in time");
                case AuthenticationException:
                case NpgsqlException when Says(cause.Message, NoTls):
                    return Fail(Outcome.Unreachable, "tls", "no encrypted connection could be agreed with the server");
            }
        }
        return Fail(Outcome.Unreachable, "network", "the connection to the server failed");
    }

    // The driver has one type for it and for all else; this text is its own and fixed.
    const string NoTls = "No SSL enabled connection";

    static bool Says(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    static bool IsSqlState(string state) => state is { Length: 5 } && state.All(char.IsAsciiLetterOrDigit);

    static SourceFailureException Fail(Outcome outcome, string reason, string? detail) => new(outcome, reason, detail);
}
