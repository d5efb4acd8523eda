using System.CommandLine;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca postgres</c>: what a DBA is given to read and run.</summary>
static class PostgresCommand
{
    public static Command Create() => new("postgres", "SQL for the DBA of a PostgreSQL source: nothing is connected to.") { PostgresViewTemplate.Create() };
}
