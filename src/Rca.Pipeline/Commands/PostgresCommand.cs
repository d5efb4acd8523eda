using System.CommandLine;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca postgres</c>: what a DBA is given to read and run. It connects to nothing.</summary>
static class PostgresCommand
{
    public static Command Create() => new("postgres", "SQL for a DBA to read and run; it connects to nothing.")
    {
        PostgresGrantsCommand.Create(),
        PostgresViewTemplate.Create(),
    };
}
