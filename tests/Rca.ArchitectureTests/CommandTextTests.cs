using Mono.Cecil;
using Mono.Cecil.Cil;
using Npgsql;
using Xunit;
using Assembly = System.Reflection.Assembly;

namespace Rca.ArchitectureTests;

/// <summary>The text of a command to PostgreSQL is that of an embedded statement, as it is: nothing is built into it.</summary>
public sealed class CommandTextTests
{
    const string Statement = "Rca.Connectors.Postgres.Session.SqlStatement";
    const string Text = $"{Statement}::get_Text()";

    [Fact]
    public void Every_command_has_the_text_of_an_embedded_statement()
    {
        var sources = TextSources(House.Postgres).ToList();
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.EndsWith(Text, source, StringComparison.Ordinal));
    }

    [Fact]
    public void Embedded_statement_is_made_in_its_own_type_alone()
    {
        using var module = ModuleDefinition.ReadModule(House.Postgres.Location);
        var makers = Methods(module).Where(m => m.Body.Instructions.Any(i => i.OpCode == OpCodes.Newobj && ((MethodReference)i.Operand).DeclaringType.FullName == Statement));
        Assert.All(makers, maker => Assert.StartsWith(Statement, maker.DeclaringType.FullName, StringComparison.Ordinal));
        Assert.NotEmpty(makers);
    }

    [Fact]
    public void The_rule_notices_a_text_that_is_built_kept_or_set()
    {
        Assert.NotNull((object)Built);
        var sources = TextSources(typeof(CommandTextTests).Assembly).ToList();
        Assert.Equal(4, sources.Count);
        Assert.All(sources, source => Assert.False(source.EndsWith(Text, StringComparison.Ordinal), source));
    }

    // What pushes the string that a command is made with, or that is set as its text, by walking the stack back from there.
    static IEnumerable<string> TextSources(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        foreach (var method in Methods(module))
            foreach (var instruction in method.Body.Instructions)
                if (instruction.Operand is MethodReference called && Takes(called) is { } argument)
                    yield return Pusher(instruction.Previous, called.Parameters.Count - 1 - argument).ToString();
    }

    static int? Takes(MethodReference called)
    {
        var isText = called is { Name: ".ctor", DeclaringType.FullName: "Npgsql.NpgsqlCommand" or "Npgsql.NpgsqlBatchCommand" }
            || (called.Name is "set_CommandText" or "CreateCommand" or "CreateBatch" && called.DeclaringType.FullName.StartsWith("Npgsql.", StringComparison.Ordinal))
            || called is { Name: "set_CommandText", DeclaringType.FullName: "System.Data.Common.DbCommand" };
        return isText && called.Parameters is [{ ParameterType.FullName: "System.String" }, ..] ? 0 : null;
    }

    // The instruction that pushed what lies this deep on the stack. A branch on the way is not followed: then it is no plain call, and the rule is broken.
    static Instruction Pusher(Instruction from, int depth)
    {
        for (var (at, above) = (from, depth); ; at = at.Previous)
        {
            var (pops, pushes) = Stack(at);
            if (pushes > above) return at;
            above += pops - pushes;
        }
    }

    static (int Pops, int Pushes) Stack(Instruction instruction) => instruction.Operand is MethodReference called && instruction.OpCode.FlowControl == FlowControl.Call
        ? (called.Parameters.Count + (called.HasThis && instruction.OpCode != OpCodes.Newobj ? 1 : 0),
            instruction.OpCode == OpCodes.Newobj || called.ReturnType.FullName != "System.Void" ? 1 : 0)
        : (Count(instruction.OpCode.StackBehaviourPop.ToString(), "Pop"), Count(instruction.OpCode.StackBehaviourPush.ToString(), "Push"));

    // Mono.Cecil names them Pop0, Popref, Popref_popi_popi, Push0, Push1_push1.
    static int Count(string behaviour, string word) =>
        behaviour.EndsWith('0') ? 0 : behaviour.StartsWith("Var", StringComparison.Ordinal) ? throw new NotSupportedException(behaviour)
        : behaviour.Split('_').Count(part => part.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    static IEnumerable<MethodDefinition> Methods(ModuleDefinition module) => module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody);

    // What the rule is there to find, each in another way.
    static readonly Action<string, NpgsqlConnection> Built = (name, connection) =>
    {
        using var concatenated = new NpgsqlCommand("SELECT * FROM " + name, connection);
        using var interpolated = new NpgsqlCommand($"SELECT * FROM \"{name}\" LIMIT {name.Length}");
        var kept = string.Format(System.Globalization.CultureInfo.InvariantCulture, "SELECT {0}", name);
        using var held = new NpgsqlCommand(kept, connection);
        held.CommandText = name.Trim();
    };
}
