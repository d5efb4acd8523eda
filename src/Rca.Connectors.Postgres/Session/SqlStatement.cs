using System.Reflection;
using Rca.Connectors.Postgres.Views;

namespace Rca.Connectors.Postgres.Session;

/// <summary>One statement that was shipped in this assembly. There is no way to make one from a text, so no other SQL can be sent.</summary>
sealed class SqlStatement
{
    /// <summary>How the opening of a connection stands in the ledger.</summary>
    public const string ConnectVerb = "CONNECT";

    /// <inheritdoc cref="ConnectVerb"/>
    public const string ConnectName = "connection";

    /// <summary>How the one parameter that a statement may have stands in the ledger; its value never does.</summary>
    public const string ParameterName = "$1";

    // Stands in a file for what is known of all sessions: part_activity.sql, or what the function of the mode hardened says.
    const string Activity = ":activity";

    readonly SqlStatement? _byFunction;

    SqlStatement(string name, string text, SqlStatement? byFunction = null) => (Name, Text, _byFunction) = (name, text, byFunction);

    public static SqlStatement Begin { get; } = Single("begin");

    public static IReadOnlyList<SqlStatement> Guards { get; } = Read("guards");

    public static IReadOnlyList<SqlStatement> GuardsFrom17 { get; } = Read("guards_17");

    public static SqlStatement Verify { get; } = Single("verify");

    public static SqlStatement Commit { get; } = Single("commit");

    public static SqlStatement Context { get; } = Single("context");

    public static SqlStatement Sessions { get; } = Single("sessions");

    public static SqlStatement SessionsHardened { get; } = Single("sessions_hardened");

    public static SqlStatement Databases { get; } = Single("databases");

    public static SqlStatement LockWaits12 { get; } = Single("lock_waits_12");

    public static SqlStatement LockWaits14 { get; } = Single("lock_waits_14");

    public static SqlStatement LockRoots { get; } = Single("lock_roots");

    public static SqlStatement LockRootsHardened { get; } = Single("lock_roots_hardened");

    public static SqlStatement Prepared { get; } = Single("prepared");

    public static SqlStatement Probe { get; } = Single("probe");

    public static SqlStatement Role { get; } = Single("role");

    public static SqlStatement Attest { get; } = Single("attest");

    public static SqlStatement LockSample { get; } = Single("lock_sample");

    public static VersionedStatement Errors { get; } = new((12, Single("errors_12")), (14, Single("errors_14")), (15, Single("errors_15")));

    public static VersionedStatement Background { get; } = new((12, Single("background_12")), (14, Single("background_14")), (17, Single("background_17")));

    public static VersionedStatement Io { get; } = new((12, Single("io_12")), (16, Single("io_16")), (17, Single("io_17")));

    public static VersionedStatement Replication { get; } = new((12, Single("replication_12")), (13, Single("replication_13")));

    public static SqlStatement Standbys { get; } = Single("standbys");

    public static SqlStatement Settings { get; } = Single("settings");

    public static SqlStatement Change { get; } = Single("change");

    public static SqlStatement Vacuum { get; } = Single("vacuum");

    public static SqlStatement StatementsExtension { get; } = Single("statements_extension");

    /// <summary>One for each schema that the extension may be in, and for each name that its time has; by <see cref="StatementsHome"/>.</summary>
    public static IReadOnlyDictionary<StatementsHome, SqlStatement> Statements { get; } = Enum.GetValues<StatementsSchema>()
        .SelectMany(schema => new[] { new StatementsHome(schema, HasExecTime: false), new StatementsHome(schema, HasExecTime: true) })
        .ToDictionary(home => home, home => Single(home.File));

    public static SqlStatement SelfCost { get; } = Single("self_cost");

    public static IReadOnlyList<SqlStatement> All => [.. InMinimal, .. InMinimal.Select(statement => statement.Hardened).OfType<SqlStatement>()];

    static IReadOnlyList<SqlStatement> InMinimal =>
    [
        Begin, .. Guards, .. GuardsFrom17, Verify, Commit, Context, Sessions, Databases, LockWaits12, LockWaits14, LockRoots,
        Prepared, LockSample, .. Errors.All, .. Background.All, .. Io.All, .. Replication.All, Standbys, Settings, Change, Vacuum,
        StatementsExtension, .. Statements.Values, SelfCost, Probe, Role, Attest, .. ViewStatements.All,
    ];

    /// <summary>Its file, with the number of the statement where a file has several; the resource of its ledger entry.</summary>
    public string Name { get; }

    public string Text { get; }

    /// <summary>What is asked in the mode hardened instead, with the same columns; null where it is the same.</summary>
    public SqlStatement? Hardened => this == Sessions ? SessionsHardened : this == LockRoots ? LockRootsHardened : _byFunction;

    /// <summary>Whether it says something also where a role that sees no other session asks it as it is.</summary>
    public bool WorksWithoutFunctions => _byFunction is not null;

    /// <summary>Whether it only begins, guards or ends a transaction.</summary>
    public bool IsGuard => Verb is "BEGIN" or "SET" or "COMMIT" || this == Verify;

    /// <summary>The first word: BEGIN, SET, SELECT.</summary>
    public string Verb => Text.Split(' ', '\n')[0];

    /// <summary>The one statement of a file that may have semicolons in it: a block of the server's own language.</summary>
    public static SqlStatement Whole(string name) => new(name, Embedded(name).TrimEnd().TrimEnd(';'));

    static SqlStatement Single(string name) => Read(name) switch
    {
        [var only] when only.Text.Contains(Activity, StringComparison.Ordinal) =>
            new SqlStatement(name, With(only.Text, "part_activity"), new SqlStatement($"{name}_hardened", With(only.Text, "part_activity_hardened"))),
        [var only] => new SqlStatement(name, only.Text),
        var several => throw new InvalidOperationException($"{name}.sql has {several.Length} statements, expected one"),
    };

    static string With(string text, string part) => text.Replace(Activity, Embedded(part).TrimEnd(), StringComparison.Ordinal);

    static SqlStatement[] Read(string name)
    {
        var texts = Embedded(name).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. texts.Select((text, i) => new SqlStatement($"{name}#{i + 1}", text))];
    }

    static string Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.sql")
            ?? throw new InvalidOperationException($"{name}.sql is not embedded in this assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
